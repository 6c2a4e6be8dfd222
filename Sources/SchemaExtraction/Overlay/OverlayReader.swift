import SlateDiagnostics
import Yams

/// Reads an overlay.
public enum OverlayReader {
  /// Reads the text of an overlay.
  ///
  /// - Parameters:
  ///   - text: The YAML.
  ///   - file: The file's path, for locations.
  ///   - strict: Whether a correction without a reason is a warning.
  /// - Returns: What could be read, and what is wrong with the rest. Where an error is among the
  ///   diagnostics, the overlay is not to be applied.
  public static func read(
    text: String, file: String, strict: Bool = false
  ) -> (Overlay, [Diagnostic]) {
    var decoder = OverlayDecoder(source: YAMLSource(text: text, file: file), isStrict: strict)
    let overlay = decoder.decode()
    return (overlay, decoder.diagnostics)
  }
}
