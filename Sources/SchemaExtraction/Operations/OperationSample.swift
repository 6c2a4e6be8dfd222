import APISchema

/// A sample of an operation, with what was read in it: the schema keeps its body as text, repaired and laid out anew, in
/// which nothing stands where it stands in the page.
struct OperationSample {
  var sample: Sample
  /// The body as it was read from the page.
  var body: SampleValue?
  /// The command of a shell that shows it.
  var shell: ShellSample?

  init(_ sample: Sample, body: SampleValue?) {
    self.sample = sample
    self.body = body
  }

  init(_ shell: ShellSample) {
    sample = shell.request.sample
    body = shell.request.body?.documents.first
    self.shell = shell
  }

  /// Whether it is a body that stands in a block of its own.
  var showsBodyAlone: Bool { sample.kind == .request && sample.target == nil }
}
