import Mustache

/// The templates of a site, parsed once.
public struct Templates: Sendable {
    private let library: MustacheLibrary

    /// Parses templates beside those that both sites share.
    ///
    /// - Parameter pages: the templates of one site as UTF-8 text, by name.
    public init(_ pages: [String: [UInt8]]) throws {
        MustacheContentTypes.register(Markup(), named: Markup.name)
        var library = MustacheLibrary()
        for (name, text) in Self.shared.merging(pages, uniquingKeysWith: { $1 }) {
            try library.register(
                "{{% CONTENT_TYPE:\(Markup.name)}}" + String(decoding: text, as: UTF8.self),
                named: name
            )
        }
        self.library = library
    }

    /// Shows a page in a frame as HTML; `nil` if there is no such template.
    func render<Page>(_ page: Page, in shell: Shell, with template: String) -> String? {
        library.render(View(shell: shell, page: page), withTemplate: template)
    }

    private static let shared = [
        "layout": PackageResources.layout_mustache,
        "form": PackageResources.form_mustache,
        "form-body": PackageResources.form_body_mustache,
        "field": PackageResources.field_mustache,
        "select": PackageResources.select_mustache,
        "problem": PackageResources.problem_mustache,
    ]
}

/// What templates see: `shell` and `page`.
///
/// Templates name fields by these two. Inside a section, a name that is absent is looked for outside, so the parts of a
/// page share no names with what is around them.
private struct View<Page> {
    let shell: Shell
    let page: Page
}
