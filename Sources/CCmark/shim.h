#if __has_include(<cmark.h>)
#include <cmark.h>
#else
#error "libcmark, the Markdown parser, is missing. Debian and Ubuntu: sudo apt-get install libcmark-dev pkg-config. Fedora: sudo dnf install cmark-devel. Arch: sudo pacman -S cmark. macOS: brew install cmark pkg-config. Then build again."
#endif
