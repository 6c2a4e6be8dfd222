import SwiftEmission
import Testing

@Suite("File names")
struct FileNameTests {
  @Test("a page's file follows from its name")
  func pages() {
    #expect(
      fileNames(pages: ["index", "nodecluster", "wp-api-v3/orders", "dockercloud-events"])
        == ["Index.swift", "Nodecluster.swift", "WpApiV3Orders.swift", "DockercloudEvents.swift"])
  }

  @Test("names that differ by case alone get numbers")
  func collisions() {
    #expect(
      fileNames(pages: ["a-b", "A/B", "ab", "aB2"])
        == ["AB.swift", "AB2.swift", "Ab3.swift", "AB22.swift"])
  }

  @Test("no page takes the name of a program's entry")
  func main() {
    #expect(fileNames(pages: ["main"]) == ["Main2.swift"])
  }

  @Test("whatever a page is called, its file stays in the folder")
  func hostileNames() {
    let names = fileNames(pages: ["../../etc/passwd", "", "..", "a\0b", "日本", "C:\\x"])
    #expect(
      names == [
        "EtcPasswd.swift", "Page.swift", "Page2.swift", "AB.swift", "Page3.swift", "CX.swift",
      ])
    #expect(fileNames(pages: [String(repeating: "long", count: 100)])[0].utf8.count < 140)
  }

  @Test("the shared file gives way to a page of its name")
  func sharedFile() {
    #expect(
      sharedFileName(clientName: "DockerCloudClient", pages: ["index"]) == "DockerCloudClient.swift"
    )
    #expect(
      sharedFileName(clientName: "ShopClient", pages: ["shop-client"]) == "ShopClient2.swift")
  }

  @Test("every page has its file, and no other file comes out than was named in advance")
  func agreement() {
    let pages = Bookshop.schema.pages.map(\.name)
    let files = EmittedText(Bookshop.schema).files
    #expect(Set(files.keys) == Set(fileNames(pages: pages) + ["PaperMoonClient.swift"]))
  }
}
