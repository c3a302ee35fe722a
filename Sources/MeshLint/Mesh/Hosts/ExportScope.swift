/// The namespaces that `exportTo` of a resource opens it to.
package enum ExportScope {
    /// Whether a namespace is one of them: nothing and `*` stand for all, `.` for the resource's own.
    package static func includes(_ namespace: String, _ exportTo: [String], from owner: String) -> Bool {
        exportTo.isEmpty || exportTo.contains("*") || exportTo.contains(namespace)
            || exportTo.contains(".") && owner == namespace
    }
}
