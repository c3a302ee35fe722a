import MeshModel
import YAML

/// One object with all findings and a summary: the form that other programs read.
enum JSONReporter: Reporter {
    static func report(_ result: LintResult, _ context: ReportContext) -> String {
        var json = JSONWriter(.pretty)
        json.beginDocument()
        json.object {
            $0.key("findings")
            $0.list(result.findings) { json, finding in write(finding, result, to: &json) }
            $0.key("summary")
            $0.object {
                $0.field("files", result.fileCount)
                $0.field("documents", result.documentCount)
                $0.field("errors", result.count(.error))
                $0.field("warnings", result.count(.warning))
                $0.field("infos", result.count(.info))
            }
        }
        return String(decoding: json.finish(), as: UTF8.self)
    }

    private static func write(_ finding: Finding, _ result: LintResult, to json: inout JSONWriter) {
        let info = result.info(of: finding)
        json.object {
            $0.field("rule", finding.rule)
            $0.field("name", info?.name ?? "")
            $0.key("aliases")
            $0.list(info?.aliases ?? []) { $0.string($1) }
            $0.field("severity", finding.severity.rawValue)
            $0.field("message", finding.message)
            $0.field("help", finding.help)
            $0.key("resource")
            write(finding.resource, to: &$0)
            $0.field("path", finding.path)
            $0.field("file", finding.place.file)
            $0.field("line", finding.place.line)
            $0.field("column", finding.place.column)
            $0.key("fix")
            write(finding.fix, to: &$0)
        }
    }

    private static func write(_ subject: Finding.Subject?, to json: inout JSONWriter) {
        guard let subject else { return json.null() }
        json.object {
            $0.field("apiVersion", subject.apiVersion)
            $0.field("kind", subject.kind)
            $0.field("namespace", subject.namespace)
            $0.field("name", subject.name)
        }
    }

    /// The edits replace the bytes from `start` up to `end` by `text`.
    private static func write(_ fix: Fix?, to json: inout JSONWriter) {
        guard let fix else { return json.null() }
        json.object {
            $0.field("title", fix.title)
            $0.key("edits")
            $0.list(fix.edits) { json, edit in
                json.object {
                    $0.field("start", edit.range.lowerBound)
                    $0.field("end", edit.range.upperBound)
                    $0.field("text", String(decoding: edit.replacement, as: UTF8.self))
                }
            }
        }
    }
}

extension JSONWriter {
    /// An object with what `body` writes.
    mutating func object(_ body: (inout JSONWriter) -> Void) {
        beginMapping()
        body(&self)
        endMapping()
    }

    mutating func list<Item>(_ items: some Sequence<Item>, _ body: (inout JSONWriter, Item) -> Void) {
        beginSequence()
        for item in items { body(&self, item) }
        endSequence()
    }

    mutating func field(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    mutating func field(_ name: StaticString, _ value: Int) {
        key(name)
        int(value)
    }
}
