import MeshModel

extension Dashboard {
    /// What Grafana imports.
    ///
    /// Source: Grafana, "Dashboard JSON model", schema version 39.
    func json(mesh: String) -> AnyValue {
        [
            "uid": AnyValue(uid(mesh: mesh)), "title": AnyValue(title), "description": AnyValue(description),
            "tags": AnyValue(["meshgen", mesh]), "schemaVersion": 39, "version": 1, "editable": true,
            "graphTooltip": 1, "refresh": "30s", "time": ["from": "now-1h", "to": "now"], "timezone": "browser",
            "annotations": ["list": []], "links": [Self.links(mesh: mesh)],
            "templating": ["list": AnyValue(variables.map(\.json))], "panels": AnyValue(panels),
        ]
    }

    /// Grafana takes at most 40 characters.
    private func uid(mesh: String) -> String { "\(mesh.prefix(39 - name.count))-\(name)" }

    /// To the other dashboards of the mesh.
    private static func links(mesh: String) -> AnyValue {
        [
            "type": "dashboards", "title": "Mesh", "tags": AnyValue(["meshgen", mesh]), "asDropdown": false,
            "includeVars": true, "keepTime": true, "targetBlank": false, "icon": "external link", "tooltip": "",
            "url": "",
        ]
    }

    /// The panels of a row share its width; ids count from 1.
    private var panels: [AnyValue] {
        var placed: [AnyValue] = []
        var top = 0
        for row in rows {
            placed.append(row.heading(id: placed.count + 1, top: top))
            let height = row.panels.allSatisfy { $0.kind == .stat } ? 4 : 8
            let width = 24 / row.panels.count
            for (index, panel) in row.panels.enumerated() {
                let place = Place(left: index * width, top: top + 1, width: width, height: height)
                placed.append(panel.json(id: placed.count + 1, at: place))
            }
            top += 1 + height
        }
        return placed
    }
}

/// Where a panel is, in a grid of 24 columns.
struct Place {
    let left: Int
    let top: Int
    let width: Int
    let height: Int

    var json: AnyValue {
        ["h": AnyValue(height), "w": AnyValue(width), "x": AnyValue(left), "y": AnyValue(top)]
    }
}

extension Dashboard.Row {
    fileprivate func heading(id: Int, top: Int) -> AnyValue {
        [
            "id": AnyValue(id), "type": "row", "title": AnyValue(title), "collapsed": false, "panels": [],
            "gridPos": Place(left: 0, top: top, width: 24, height: 1).json,
        ]
    }
}

extension Dashboard.Variable {
    fileprivate var json: AnyValue {
        var entries: [(String, AnyValue)] = [("name", AnyValue(name)), ("label", AnyValue(label)), ("hide", 0)]
        guard let query else {
            entries += [
                ("type", "datasource"), ("query", "prometheus"), ("refresh", 1), ("options", []), ("current", [:]),
            ]
            return AnyValue(object: entries)
        }
        entries += [
            ("type", "query"), ("datasource", Panel.dataSource), ("definition", AnyValue(query)),
            ("query", ["query": AnyValue(query), "refId": AnyValue(name)]), ("refresh", 2), ("sort", 1),
            ("multi", AnyValue(isMultiple)), ("includeAll", AnyValue(isMultiple)), ("options", []),
        ]
        if isMultiple { entries.append(("allValue", ".+")) }
        entries.append(("current", current))
        return AnyValue(object: entries)
    }

    private var current: AnyValue {
        if let standard { return ["selected": true, "text": AnyValue(standard), "value": AnyValue(standard)] }
        return isMultiple ? ["selected": true, "text": ["All"], "value": ["$__all"]] : [:]
    }
}
