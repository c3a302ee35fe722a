import MeshModel

extension Panel {
    static let dataSource: AnyValue = ["type": "prometheus", "uid": "${datasource}"]

    func json(id: Int, at place: Place) -> AnyValue {
        [
            "id": AnyValue(id), "type": AnyValue(kind.rawValue), "title": AnyValue(title),
            "description": AnyValue(description), "datasource": Self.dataSource, "gridPos": place.json,
            "fieldConfig": ["defaults": defaults, "overrides": []], "options": options,
            "targets": AnyValue(targets),
        ]
    }

    /// Queries are called A, B, C … as Grafana does.
    private var targets: [AnyValue] {
        zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", queries).map { letter, query in
            [
                "refId": AnyValue(String(letter)), "datasource": Self.dataSource, "expr": AnyValue(query.expression),
                "legendFormat": AnyValue(query.legend), "editorMode": "code", "range": AnyValue(kind == .timeSeries),
                "instant": AnyValue(kind == .stat),
            ]
        }
    }

    private var defaults: AnyValue {
        var entries: [(String, AnyValue)] = [
            ("unit", AnyValue(unit.rawValue)), ("min", 0), ("thresholds", ["mode": "absolute", "steps": steps]),
        ]
        if kind == .timeSeries {
            entries += [("color", ["mode": "palette-classic"]), ("custom", lines)]
        } else {
            // Before the first request there is nothing to divide by.
            entries += [("color", ["mode": "thresholds"]), ("noValue", "–")]
        }
        return AnyValue(object: entries)
    }

    private var steps: AnyValue {
        let base: AnyValue = ["color": "green", "value": nil]
        return AnyValue([base] + thresholds.map { ["color": AnyValue($0.colour), "value": AnyValue($0.value)] })
    }

    private var lines: AnyValue {
        [
            "drawStyle": "line", "lineWidth": 1, "fillOpacity": AnyValue(isStacked ? 40 : 10), "showPoints": "never",
            "spanNulls": false, "stacking": ["mode": AnyValue(isStacked ? "normal" : "none"), "group": "A"],
            "thresholdsStyle": ["mode": AnyValue(thresholds.isEmpty ? "off" : "line")],
        ]
    }

    private var options: AnyValue {
        switch kind {
        case .timeSeries:
            [
                "legend": [
                    "displayMode": "table", "placement": "bottom", "showLegend": true, "calcs": ["mean", "max"],
                ],
                "tooltip": ["mode": "multi", "sort": "desc"],
            ]
        case .stat:
            [
                "colorMode": "value", "graphMode": "none", "justifyMode": "auto", "textMode": "auto",
                "reduceOptions": ["calcs": ["lastNotNull"], "fields": "", "values": false],
            ]
        }
    }
}
