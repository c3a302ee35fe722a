extension String {
    /// The candidate that this was most likely meant to be, whatever its case; `nil` if none is near.
    package func nearest(in candidates: [String]) -> String? { allNearest(in: candidates).first }

    /// The candidates that are equally near to this, whatever their case, sorted; none if none is near.
    package func allNearest(in candidates: [String]) -> [String] {
        let text = Array(lowercased().utf8)
        let limit = max(1, text.count / 3)
        var nearest: [String] = []
        var least = limit
        for candidate in candidates {
            let other = Array(candidate.lowercased().utf8)
            guard abs(other.count - text.count) <= least else { continue }
            let distance = editDistance(text, other)
            guard distance <= least else { continue }
            if distance < least { nearest = [] }
            least = distance
            nearest.append(candidate)
        }
        return nearest.sorted()
    }
}

/// How many letters must be inserted, removed or replaced to make one text of the other.
private func editDistance(_ from: [UInt8], _ to: [UInt8]) -> Int {
    var row = Array(0...to.count)
    for (line, letter) in from.enumerated() {
        var diagonal = row[0]
        row[0] = line + 1
        for column in to.indices {
            let replaced = diagonal + (letter == to[column] ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
        }
    }
    return row[to.count]
}
