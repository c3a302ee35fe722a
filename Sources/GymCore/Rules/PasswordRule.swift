/// Throws ``GymError/invalid(_:)`` if a password is too short or too long.
///
/// - Parameter field: the name of the value in the API.
public func requireUsablePassword(_ password: String, field: String = "password") throws(GymError) {
    try Rules.check(Rules.errors(inPassword: password, field: field))
}
