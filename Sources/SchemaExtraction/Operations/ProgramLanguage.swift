/// The languages of programs whose bodies are read, as far as they differ in that.
enum ProgramLanguage {
  case python, ruby, php, script

  /// Reads what a code block names its language.
  init?(_ name: String) {
    switch name {
    case "python", "py": self = .python
    case "ruby", "rb": self = .ruby
    case "php": self = .php
    case "javascript", "js", "node", "nodejs", "typescript", "ts": self = .script
    default: return nil
    }
  }
}
