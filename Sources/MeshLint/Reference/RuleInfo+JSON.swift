import YAML

extension RuleInfo {
    /// What is known of rules, for programs.
    public static func json(_ infos: [RuleInfo]) -> String {
        var json = JSONWriter(.pretty)
        json.beginDocument()
        json.list(infos) { json, info in
            json.object {
                $0.field("code", info.code)
                $0.field("name", info.name)
                $0.field("severity", info.severity.rawValue)
                $0.key("aliases")
                $0.list(info.aliases) { $0.string($1) }
                $0.field("summary", info.summary)
                $0.field("reason", info.reason)
                $0.field("help", info.help)
                $0.key("yieldsTo")
                $0.list(info.yieldsTo.sorted()) { $0.string($1) }
                $0.key("covers")
                $0.list(info.covers) { $0.string($1) }
                $0.key("accepts")
                $0.list(info.accepts) { $0.string($1.yaml) }
                $0.key("rejects")
                $0.list(info.rejects) { $0.string($1.yaml) }
            }
        }
        return String(decoding: json.finish(), as: UTF8.self)
    }
}
