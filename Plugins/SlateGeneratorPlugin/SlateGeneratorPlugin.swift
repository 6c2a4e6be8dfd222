import Foundation
import PackagePlugin

/// Generates the client of each target that has a `slate-generator.yaml`, whenever its reference changes.
@main
struct SlateGeneratorPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? SwiftSourceModuleTarget else {
      throw Problem("SlateGeneratorPlugin is for targets of Swift; '\(target.name)' is none")
    }
    let build = ClientBuild(
      target: target.name, module: target.moduleName, files: target.sourceFiles.map(\.url),
      folder: target.directoryURL, package: context.package.directoryURL,
      output: context.pluginWorkDirectoryURL,
      tool: try context.tool(named: "swift-slate-generator").url)
    let command = try build.command()
    let watch = try PageWatch(folder: build.output).command(
      index: try build.configuration().index, target: build.target)
    return [command] + [watch].compactMap { $0 }
  }
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension SlateGeneratorPlugin: XcodeBuildToolPlugin {
    func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
      let files = target.inputFiles.map(\.url)
      let project = context.xcodeProject.directoryURL
      // A target of a project has no folder of its own: its configuration is where it was put.
      let folder =
        files.first(where: Configuration.isConfiguration)?.deletingLastPathComponent() ?? project
      let build = ClientBuild(
        target: target.displayName, module: target.product?.name ?? target.displayName,
        files: files,
        folder: folder, package: project, output: context.pluginWorkDirectoryURL,
        tool: try context.tool(named: "swift-slate-generator").url)
      do {
        return [try build.command()]
      } catch let problem as Problem {
        Diagnostics.error(problem.message, file: problem.file?.path, line: problem.line)
        throw problem
      }
    }
  }
#endif
