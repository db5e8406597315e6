/// Addresses of files on web servers.
enum WebAddress {
  /// Whether a text is one; it may still be that of a repository.
  static func isOne(_ text: String) -> Bool {
    let lower = text.utf8.prefix(8).map { $0 | 0x20 }
    guard lower.starts(with: "http://".utf8) || lower.starts(with: "https://".utf8) else { return false }
    return !text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
  }

  /// Whether the path of an address ends as those of files with resources do.
  static func looksLikeFile(_ address: String) -> Bool {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    return [".yaml", ".yml", ".json"].contains { path.hasSuffix($0) }
  }

  /// What the number of an answer means; empty for rare ones.
  static func reason(_ status: Int) -> String {
    switch status {
    case 304: "Not Modified"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 407: "Proxy Authentication Required"
    case 408: "Request Timeout"
    case 410: "Gone"
    case 429: "Too Many Requests"
    case 500: "Internal Server Error"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    default: ""
    }
  }
}
