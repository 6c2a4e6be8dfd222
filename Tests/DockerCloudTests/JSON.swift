import Foundation
import SlateRuntime

/// The value of text that is JSON.
func json(_ text: String) throws -> JSONValue {
  try json(Data(text.utf8))
}

/// The value of a body that is JSON.
func json(_ body: Data) throws -> JSONValue {
  try JSONDecoder().decode(JSONValue.self, from: body)
}
