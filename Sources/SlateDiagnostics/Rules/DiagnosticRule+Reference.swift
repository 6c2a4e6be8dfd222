extension DiagnosticRule {
  /// Rules about: what the reference says.
  public static let reference: [DiagnosticRule] = [
    attributeNotInTable,
    basePathInSamples,
    bodyNotAnObject,
    attributeRepeated,
    attributeSpelling,
    cookieNotRead,
    endpointNotRead,
    endpointOnAnotherHost,
    endpointRepeated,
    endpointsOnAnotherServer,
    enumerationValueMissing,
    graphQLNotRead,
    listNotRead,
    methodDisagreesWithHeading,
    noEndpoints,
    objectNotRead,
    parameterNotInTable,
    parameterRepeated,
    parametersNotFound,
    pathDisagreesWithSample,
    pathNamedTwice,
    pathParameterName,
    pathParameterNotInTemplate,
    pathWithoutMethod,
    requestNotDeclared,
    requestSampleNotRead,
    rowNotPlaced,
    requestSigned,
    severalCredentials,
    sharedTooOften,
    streamNotRead,
    sampleNotJSON,
    sampleRepaired,
    samplesDisagree,
    tableIgnored,
    tableNotFound,
    tableNotPlaced,
    tableNotUnderstood,
    typeDisagrees,
    unknownType,
  ]

  /// `attribute-not-in-table`
  public static let attributeNotInTable = DiagnosticRule(
    "attribute-not-in-table", .warning,
    meaning: "An attribute stands in a model's sample, but not in its table; it is taken from the "
      + "sample.",
    answer: "Add a row. In the overlay: say its `type` or `description`, or `drop` it.")

  /// `attribute-repeated`
  public static let attributeRepeated = DiagnosticRule(
    "attribute-repeated", .warning,
    meaning: "Two rows of a table describe one attribute; the first counts.",
    answer: "Remove one of the rows.")

  /// `attribute-spelling`
  public static let attributeSpelling = DiagnosticRule(
    "attribute-spelling", .warning,
    meaning: "One attribute stands in the table alone, and another of nearly the same name in the "
      + "sample alone; both are kept.",
    answer: "Correct one of them. In the overlay: `rename` the attribute of the table to the name "
      + "in the sample.")

  /// `endpoint-not-read`
  public static let endpointNotRead = DiagnosticRule(
    "endpoint-not-read", .warning,
    meaning: "What looks like an endpoint stands alone, but cannot be read as a method and a path.",
    answer: "Correct it. In the overlay: add the operation with `addOperation`.")

  /// `endpoint-on-another-host`
  public static let endpointOnAnotherHost = DiagnosticRule(
    "endpoint-on-another-host", .warning,
    meaning: "A sample of a request that no endpoint is declared for goes to another host than the "
      + "others; it is taken for an example. Or a request goes to a server of the reader's own, as its section tells of "
      + "webhooks; the API sends that itself.",
    answer: "Nothing, if it is one. In the overlay: add the operation with `addOperation`.")

  /// `endpoint-repeated`
  public static let endpointRepeated = DiagnosticRule(
    "endpoint-repeated", .warning,
    meaning: "A section has the method and the path of another one, though its heading, or what it "
      + "shows, is about something else; a path was copied and not changed. Nothing is taken from the section, "
      + "unless its own sample shows another request.",
    answer: "Correct the path. In the overlay: add the operation with `addOperation`, and `ignore` "
      + "the warning; or, if it is the other section that is wrong, say the `path` of its operation."
  )

  /// `enumeration-value-missing`
  public static let enumerationValueMissing = DiagnosticRule(
    "enumeration-value-missing", .warning,
    meaning: "The values that a filter lists leave out some of the attribute's; all are accepted.",
    answer: "Add them to the filter. In the overlay: say the `type` of the parameter.")

  /// `graphql-not-read`
  public static let graphQLNotRead = DiagnosticRule(
    "graphql-not-read", .warning,
    meaning:
      "An operation takes GraphQL, whose queries and types are not read: the fields in its tables are no parameters.",
    answer:
      "Send queries in the body, as the operation has it. In the overlay: `ignore` the rule for this place."
  )

  /// `list-not-read`
  public static let listNotRead = DiagnosticRule(
    "list-not-read", .warning,
    meaning:
      "The items of a list in an operation name something and say what it is, and nothing says that they are "
      + "parameters or attributes; nothing is taken from it.",
    answer: "Put a heading or a line such as \"Parameters:\" above it, or a type into each item.")

  /// `method-disagrees-with-heading`
  public static let methodDisagreesWithHeading = DiagnosticRule(
    "method-disagrees-with-heading", .warning,
    meaning:
      "A command sends a body without saying its method, which makes it a POST, below a heading "
      + "that means a GET; GET is taken, and the body for the query. Or a heading is an endpoint, and the line below "
      + "it has another method. Or the heading's verb and all requests say another method than the endpoint does; theirs "
      + "is taken.",
    answer: "Say the method in the command, or send a query; write one method in both places.")

  /// `no-endpoints`
  public static let noEndpoints = DiagnosticRule(
    "no-endpoints", .error,
    meaning: "No endpoint was found at all.",
    answer: "See which forms are read in the reading rules: perhaps this is no API reference.")

  /// `object-not-read`
  public static let objectNotRead = DiagnosticRule(
    "object-not-read", .warning,
    meaning:
      "An object of JSON is shown outside of operations, and no heading says what it is; it became no model.",
    answer: "Call its section \"The … object\", or put it below \"Objects\" or \"Webhooks\".")

  /// `parameter-not-in-table`
  public static let parameterNotInTable = DiagnosticRule(
    "parameter-not-in-table", .warning,
    meaning: "A parameter stands in the sample of the request, but not in the table; it is taken "
      + "from the sample.",
    answer: "Add a row. In the overlay: say its `type` or `description`, or `drop` it.")

  /// `parameter-repeated`
  public static let parameterRepeated = DiagnosticRule(
    "parameter-repeated", .warning,
    meaning: "Two rows describe one parameter of an operation; the first counts.",
    answer: "Remove one of the rows.")

  /// `request-signed`
  public static let requestSigned = DiagnosticRule(
    "request-signed", .warning,
    meaning:
      "A section about authentication lists a signature, or samples alone show one, which is "
      + "computed from each request. The client sends its credentials, and signs nothing.",
    answer: "Sign the requests in a `ClientMiddleware`. In the overlay: `ignore` the rule for this "
      + "place, once that is done.")

  /// `cookie-not-read`
  public static let cookieNotRead = DiagnosticRule(
    "cookie-not-read", .warning,
    meaning:
      "A section about authentication says that cookies prove who calls, but not what the cookie is called.",
    answer:
      "Show a request with the cookie, `Cookie: session=…`, or name it. In the overlay: say the `authentication`, with "
      + "`kind: header`, `name: Cookie` and the cookie's name as the `prefix`, `session=`.")

  /// `several-credentials`
  public static let severalCredentials = DiagnosticRule(
    "several-credentials", .warning,
    meaning:
      "Headers that prove who calls stand together in most sample requests, but none of them "
      + "stands in all: which of them belong together is not told. The client sends the first one.",
    answer: "Complete the samples, or list the headers in the section about authentication. In the "
      + "overlay: say the `authentication`, with `kind: together` and its `parts`.")

  /// `shared-too-often`
  public static let sharedTooOften = DiagnosticRule(
    "shared-too-often", .warning,
    meaning: "What is said once is meant for so many operations or objects that not all of them "
      + "get it.",
    answer: "Give the operations headings of their own, with what is said of each. In the overlay: "
      + "add what is missing.")

  /// `endpoints-on-another-server`
  public static let endpointsOnAnotherServer = DiagnosticRule(
    "endpoints-on-another-server", .warning,
    meaning: "Endpoints are declared on another host than the server. A client has one server, and "
      + "asks for all of its operations there.",
    answer: "Correct the host. Where the API really has two, make a client of each with the "
      + "overlay: drop the operations of the other one, and say the `servers`.")

  /// `stream-not-read`
  public static let streamNotRead = DiagnosticRule(
    "stream-not-read", .warning,
    meaning: "The address of a WebSocket became neither a stream nor the server of any.",
    answer: "Write the address in a line of its own. In the overlay: `addOperation` with "
      + "`kind: stream`, and say the `servers`.")

  /// `body-not-an-object`
  public static let bodyNotAnObject = DiagnosticRule(
    "body-not-an-object", .warning,
    meaning:
      "A row says that it is the whole body, an object, and nothing says what that holds; the operation takes no body.",
    answer:
      "Put rows for the object's attributes below it, or link its type to the section that describes it."
  )

  /// `base-path-in-samples`
  public static let basePathInSamples = DiagnosticRule(
    "base-path-in-samples", .warning,
    meaning: "The sample requests have a path before the endpoints' that the server's URL does "
      + "not have. It is taken where the URL has no path at all; else the URL decides.",
    answer: "Correct the URL or the samples. In the overlay: say the `servers`.")

  /// `parameters-not-found`
  public static let parametersNotFound = DiagnosticRule(
    "parameters-not-found", .warning,
    meaning: "A sentence says that an operation takes the same parameters as another one, and no "
      + "operation is found that it means.",
    answer: "Link to the other operation's heading, or list the parameters.")

  /// `path-disagrees-with-sample`
  public static let pathDisagreesWithSample = DiagnosticRule(
    "path-disagrees-with-sample", .warning,
    meaning: "The endpoint and its sample request have different paths or methods; the endpoint "
      + "decides.",
    answer: "Correct one of them. In the overlay: say the `path` or the `method` of the operation.")

  /// `path-named-twice`
  public static let pathNamedTwice = DiagnosticRule(
    "path-named-twice", .warning,
    meaning:
      "One line has a path twice, with other names for its parameters: one operation, with the names that a table describes, "
      + "or else the first ones. Or a heading has a path, and the endpoint below it the same one without a parameter: one "
      + "operation, with the parameter.",
    answer:
      "Write the path once, and say of the parameter what it may be. In the overlay: say the `path`."
  )

  /// `path-parameter-name`
  public static let pathParameterName = DiagnosticRule(
    "path-parameter-name", .warning,
    meaning: "Table and path call a path parameter differently; the path's name is used.",
    answer: "Use one name. In the overlay: say the `path` with the name of the table.")

  /// `path-parameter-not-in-template`
  public static let pathParameterNotInTemplate = DiagnosticRule(
    "path-parameter-not-in-template", .warning,
    meaning: "A path parameter is described that the path does not have; it is left out.",
    answer:
      "Correct the path, or move the row to another table. In the overlay: say the `path`, or "
      + "move the parameter with `in`.")

  /// `path-without-method`
  public static let pathWithoutMethod = DiagnosticRule(
    "path-without-method", .warning,
    meaning:
      "A path stands alone where a section says what is asked for, and nothing in the section says by which method; the "
      + "operation is left out, and what the section describes belongs to no other one.",
    answer:
      "Write the method before the path. In the overlay: add the operation with `addOperation`.")

  /// `request-not-declared`
  public static let requestNotDeclared = DiagnosticRule(
    "request-not-declared", .warning,
    meaning: "A section shows several requests and describes none, or tells how to call any "
      + "operation, and no endpoint is declared for this request; it is taken for an example.",
    answer: "Declare the endpoint. In the overlay: add the operation with `addOperation`.")

  /// `request-sample-not-read`
  public static let requestSampleNotRead = DiagnosticRule(
    "request-sample-not-read", .warning,
    meaning: "A program in Python, JavaScript, Ruby or PHP alone shows what a request sends, and "
      + "it is no literal object; the operation takes no body.",
    answer: "Add a table, or a sample in JSON or of a shell. In the overlay: add the parameters "
      + "with `addParameters`.")

  /// `row-not-placed`
  public static let rowNotPlaced = DiagnosticRule(
    "row-not-placed", .warning,
    meaning:
      "A row became no part of an operation, a model or an enumeration, though other rows of "
      + "its table did.",
    answer: "Give the row a name, or move it to the table that it belongs to. In the overlay: add "
      + "what it describes.")

  /// `sample-not-json`
  public static let sampleNotJSON = DiagnosticRule(
    "sample-not-json", .warning,
    meaning: "A sample cannot be read as JSON; nothing is taken from it.",
    answer: "Correct it, or give the block the language that it is in.")

  /// `sample-repaired`
  public static let sampleRepaired = DiagnosticRule(
    "sample-repaired", .warning,
    meaning: "A sample is not JSON; it was read as a person would read it.",
    answer: "Correct it; the message names what was repaired first.")

  /// `samples-disagree`
  public static let samplesDisagree = DiagnosticRule(
    "samples-disagree", .warning,
    meaning: "A sample shows another type of value than the table, or than other samples; the "
      + "attribute takes what all of them show, any JSON if need be.",
    answer: "Correct the table or the sample. In the overlay: say the `type`.")

  /// `table-ignored`
  public static let tableIgnored = DiagnosticRule(
    "table-ignored", .warning,
    meaning: "A second table of attributes stands below one heading; its rows are not read.",
    answer: "Give it a heading of its own.")

  /// `table-not-found`
  public static let tableNotFound = DiagnosticRule(
    "table-not-found", .warning,
    meaning: "A description names a table that no heading has.",
    answer: "Correct the name. In the overlay: say the `type`.")

  /// `table-not-placed`
  public static let tableNotPlaced = DiagnosticRule(
    "table-not-placed", .warning,
    meaning: "No row of a table became a part of an operation, a model or an enumeration.",
    answer: "Put the table below the heading of what it describes. In the overlay: add what it "
      + "describes.")

  /// `table-not-understood`
  public static let tableNotUnderstood = DiagnosticRule(
    "table-not-understood", .warning,
    meaning: "No header of a table says what its rows are; nothing is taken from it.",
    answer: "Head the column of names with one of the words that the reading rules list. A table "
      + "that only people need may stay as it is.")

  /// `type-disagrees`
  public static let typeDisagrees = DiagnosticRule(
    "type-disagrees", .warning,
    meaning:
      "A sentence says true or false and the sample shows text, or a type column says one kind "
      + "of value and the sample shows another, such as a list; the sample decides.",
    answer: "Correct one of them. In the overlay: say the `type`.")

  /// `unknown-type`
  public static let unknownType = DiagnosticRule(
    "unknown-type", .warning,
    meaning: "A type column says what is no type and no table's name; the rest of the evidence "
      + "decides.",
    answer: "Correct it. In the overlay: say the `type`.")
}
