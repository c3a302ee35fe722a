import Glibc
import YAML

/// Tells templates (Helm, gotpl, Jinja) from manifests.
enum TemplateCheck {
    /// Whether a part of a text is one that only becomes YAML when something is put in for its `{{ }}`.
    ///
    /// Manifests may hold `{{ }}` in texts, such as alerts; so a template is what has it and is no YAML, or what has it where
    /// YAML sees a mapping as a key.
    static func isTemplate(_ bytes: [UInt8], _ part: StreamPart, _ stream: DocumentStream) -> Bool {
        (!stream.errors.isEmpty || stream.hasCollectionAsKey) && bytes.holdsBraces(in: part.range)
    }
}

extension [UInt8] {
    /// Whether `{{` stands in the range.
    fileprivate func holdsBraces(in range: Range<Int>) -> Bool {
        withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            var index = range.lowerBound
            while index + 1 < range.upperBound {
                guard let found = memchr(base + index, 0x7B, range.upperBound - index - 1) else { return false }
                index = found - UnsafeMutableRawPointer(mutating: base) + 1
                if bytes[index] == 0x7B { return true }
            }
            return false
        }
    }
}
