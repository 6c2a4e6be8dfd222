import Foundation
import PackagePlugin

@main
struct SlateGeneratorCommand: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
  }
}
