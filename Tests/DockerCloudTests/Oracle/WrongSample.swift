/// A sample of the reference that shows what the reference says otherwise elsewhere.
struct WrongSample: Sendable {
  let operation: String
  /// What is wrong, and how we know.
  let reason: String
  /// Where a right request differs from the sample.
  let differences: [Difference.Part]
  /// Makes the sample right.
  let correct: @Sendable (SampleRequest) -> SampleRequest

  /// All that are known. The tests fail when one of them has become right, or another one wrong.
  static let known: [WrongSample] = [
    WrongSample(
      operation: "containers.redeploy",
      reason:
        "It posts to …/start/, as the sample of containers.start does; the endpoint is …/redeploy/",
      differences: [.target]
    ) { $0.replacing("/start/", with: "/redeploy/") },
    WrongSample(
      operation: "containers.exec",
      reason: "It has the parameter's name in the path, (uuid), where a UUID belongs",
      differences: [.target]
    ) { $0.replacing("(uuid)", with: "98ad18f0-aa59-4328-87bc-377a8b527f16") },
    WrongSample(
      operation: "nodes.update",
      reason: "It has a body without Content-Type, which the page of errors answers with 415",
      differences: [.header("Content-Type")]
    ) { sample in
      var sample = sample
      sample.headers["Content-Type"] = "application/json"
      return sample
    },
  ]
}
