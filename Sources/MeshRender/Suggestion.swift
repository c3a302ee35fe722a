extension String {
    /// The candidate that this was most likely meant to be, whatever its case; `nil` if none is near.
    package func nearest(in candidates: [String]) -> String? {
        let text = Array(lowercased().utf8)
        let limit = max(1, text.count / 3)
        return candidates.lazy.map { (name: $0, distance: editDistance(text, Array($0.lowercased().utf8))) }
            .filter { $0.distance <= limit }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
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
