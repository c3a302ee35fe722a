import MeshModel

extension Reference {
    /// A page for each kind, and one that lists them, as Markdown files for one folder.
    public static func pages() throws(ReferenceError) -> [(name: String, text: String)] {
        var pages = [(name: "README.md", text: index)]
        for type in kinds {
            let page = try page(type.kind, apiVersion: type.apiVersion)
            pages.append((name: type.pageName, text: page.markdown(isRecursive: true)))
        }
        return pages
    }

    private static var index: String {
        let title =
            "# Kinds\n\nEvery kind of the model, field by field; `meshgen schema KIND` shows the same. Made by `make docs`.\n\n"
        let rows = kinds.map { type in
            let names = ([type.plural] + type.shortNames).joined(separator: ", ")
            return "| [\(type.kind)](\(type.pageName)) | `\(type.apiVersion)` | \(names) |\n"
        }
        return title + "| kind | version | names |\n| --- | --- | --- |\n" + rows.joined()
    }
}

extension ResourceType {
    /// `virtualservices.networking.istio.io.md`, as CustomResourceDefinitions are named.
    fileprivate var pageName: String { group.isEmpty ? "\(plural).md" : "\(plural).\(group).md" }
}
