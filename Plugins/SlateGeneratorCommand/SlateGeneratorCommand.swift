import Foundation
import PackagePlugin

/// `swift package generate-slate-client`: writes clients into the package, for those who check them in.
@main
struct SlateGeneratorCommand: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let call = try Call(arguments)
    if call.wantsHelp { return print(Call.usage) }
    let package = context.package.directoryURL
    let tool = try context.tool(named: "swift-slate-generator").url
    let targets = try targets(of: context.package, call)
    var failed: [String] = []
    for target in targets {
      let client: CheckedInClient
      do {
        client = try CheckedInClient(
          target: target.name, module: target.moduleName, files: target.sourceFiles.map(\.url),
          folder: target.directoryURL, package: package)
      } catch let problem as Problem {
        FileHandle.standardError.write(Data("\(problem.report)\n".utf8))
        failed.append(target.name)
        continue
      }
      if try !client.generate(with: tool, isCheck: call.isCheck) { failed.append(target.name) }
    }
    guard failed.isEmpty else {
      let names = failed.joined(separator: ", ")
      throw Problem(
        call.isCheck
          ? "Not up to date: \(names). 'swift package generate-slate-client' writes it anew"
          : "Not generated: \(names)")
    }
  }

  /// The targets that were named, or all that have a configuration.
  private func targets(of package: Package, _ call: Call) throws -> [SwiftSourceModuleTarget] {
    let all = package.targets.compactMap { $0 as? SwiftSourceModuleTarget }
    if !call.targets.isEmpty {
      return try call.targets.map { name in
        guard let target = all.first(where: { $0.name == name }) else {
          let names = all.map(\.name).sorted().joined(separator: ", ")
          throw Problem("There is no Swift target '\(name)' in the package; there are \(names)")
        }
        return target
      }
    }
    let configured = all.filter { target in
      !Configuration.files(among: target.sourceFiles.map(\.url), in: target.directoryURL).isEmpty
    }
    guard !configured.isEmpty else {
      throw Problem(
        "No target of the package has a \(ConfigurationOutline.fileName). Create one in the target that "
          + "is to hold the client, with a line 'reference: path/to/index.md', relative to that file"
      )
    }
    return configured
  }
}
