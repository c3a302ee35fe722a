import MeshModel
import YAML

/// The Static Analysis Results Interchange Format, version 2.1.0.
///
/// Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
enum SARIFReporter: Reporter {
    static func report(_ result: LintResult, _ context: ReportContext) -> String {
        var json = JSONWriter(.pretty)
        json.beginDocument()
        json.object {
            $0.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            $0.field("version", "2.1.0")
            $0.key("runs")
            $0.list(CollectionOfOne(result)) { json, result in writeRun(result, context, to: &json) }
        }
        return String(decoding: json.finish(), as: UTF8.self)
    }

    private static func writeRun(_ result: LintResult, _ context: ReportContext, to json: inout JSONWriter) {
        let codes = Set(result.findings.map(\.rule)).sorted()
        let rules = codes.compactMap { Linter.info(of: $0) ?? result.policies[$0] }
        let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.code, $0) })
        json.object {
            $0.key("tool")
            $0.object {
                $0.key("driver")
                $0.object {
                    $0.field("name", "meshgen")
                    $0.field("version", context.version)
                    $0.key("rules")
                    $0.list(rules) { json, info in write(info, to: &json) }
                }
            }
            $0.field("columnKind", "unicodeCodePoints")
            $0.key("results")
            $0.list(result.findings) { json, finding in
                write(finding, index: indices[finding.rule], context, to: &json)
            }
        }
    }

    private static func write(_ info: RuleInfo, to json: inout JSONWriter) {
        json.object {
            $0.field("id", info.code)
            $0.field("name", info.name)
            $0.key("shortDescription")
            $0.object { $0.field("text", info.summary) }
            $0.key("fullDescription")
            $0.object { $0.field("text", info.reason.isEmpty ? info.summary : info.reason) }
            $0.key("help")
            $0.object {
                $0.field("text", "\(info.summary) \(info.reason) What to do: \(info.help).")
                $0.field("markdown", info.markdownPage)
            }
            $0.key("defaultConfiguration")
            $0.object { $0.field("level", level(info.severity)) }
            $0.key("properties")
            $0.object {
                $0.key("tags")
                $0.list(info.aliases) { $0.string($1) }
            }
        }
    }

    private static func write(_ finding: Finding, index: Int?, _ context: ReportContext, to json: inout JSONWriter) {
        json.object {
            $0.field("ruleId", finding.rule)
            if let index { $0.field("ruleIndex", index) }
            $0.field("level", level(finding.severity))
            $0.key("message")
            $0.object {
                $0.field("text", finding.help.isEmpty ? finding.message : "\(finding.message): \(finding.help)")
            }
            $0.key("locations")
            $0.list(CollectionOfOne(finding)) { json, finding in writeLocation(finding, to: &json) }
            $0.key("partialFingerprints")
            $0.object { $0.field("meshgen/v1", Fingerprint(of: finding).text) }
            if let fix = finding.fix {
                $0.key("fixes")
                $0.list(CollectionOfOne(fix)) { json, fix in write(fix, of: finding, context, to: &json) }
            }
        }
    }

    private static func writeLocation(_ finding: Finding, to json: inout JSONWriter) {
        json.object {
            $0.key("physicalLocation")
            $0.object {
                $0.key("artifactLocation")
                $0.object { $0.field("uri", uri(finding.place.file)) }
                $0.key("region")
                $0.object {
                    $0.field("startLine", max(finding.place.line, 1))
                    $0.field("startColumn", max(finding.place.column, 1))
                }
            }
            if let resource = finding.resource {
                $0.key("logicalLocations")
                $0.list(CollectionOfOne(resource)) { json, resource in
                    json.object {
                        let name = [resource.kind, resource.namespace, resource.name].filter { !$0.isEmpty }
                        $0.field(
                            "fullyQualifiedName",
                            name.joined(separator: "/") + (finding.path.isEmpty ? "" : ":\(finding.path)")
                        )
                        $0.field("kind", "resource")
                    }
                }
            }
        }
    }

    private static func write(_ fix: Fix, of finding: Finding, _ context: ReportContext, to json: inout JSONWriter) {
        json.object {
            $0.key("description")
            $0.object { $0.field("text", fix.title) }
            $0.key("artifactChanges")
            $0.list(CollectionOfOne(fix)) { json, fix in
                json.object {
                    $0.key("artifactLocation")
                    $0.object { $0.field("uri", uri(finding.place.file)) }
                    $0.key("replacements")
                    $0.list(fix.edits) { json, edit in write(edit, in: finding.place.file, context, to: &json) }
                }
            }
        }
    }

    private static func write(_ edit: SourceEdit, in file: String, _ context: ReportContext, to json: inout JSONWriter)
    {
        let start = context.lines.position(of: edit.range.lowerBound, in: file) ?? (1, 1)
        let end = context.lines.position(of: edit.range.upperBound, in: file) ?? start
        json.object {
            $0.key("deletedRegion")
            $0.object {
                $0.field("startLine", start.line)
                $0.field("startColumn", start.column)
                $0.field("endLine", end.line)
                $0.field("endColumn", end.column)
            }
            $0.key("insertedContent")
            $0.object { $0.field("text", String(decoding: edit.replacement, as: UTF8.self)) }
        }
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }

    /// The path as a relative reference: what has a meaning in URIs is escaped.
    private static func uri(_ path: String) -> String {
        path.utf8.map { byte in
            let isPlain = byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "-._~/".utf8.contains(byte)
            let hex = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.utf8.count == 1 ? "0" + hex : hex)
        }.joined()
    }
}
