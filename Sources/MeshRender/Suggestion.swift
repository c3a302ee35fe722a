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

/// How many letters must be inserted, removed or replaced, or neighbours swapped, to make one text of the other.
private func editDistance(_ from: [UInt8], _ to: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...to.count)
    for line in from.indices {
        var row = [line + 1]
        for column in to.indices {
            let replaced = last[column] + (from[line] == to[column] ? 0 : 1)
            var distance = min(replaced, last[column + 1] + 1, row[column] + 1)
            if line > 0, column > 0, from[line] == to[column - 1], from[line - 1] == to[column] {
                distance = min(distance, beforeLast[column - 1] + 1)
            }
            row.append(distance)
        }
        (beforeLast, last) = (last, row)
    }
    return last[to.count]
}
