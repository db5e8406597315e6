import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A web server on the loopback address, for as long as the value lives.
///
/// Each connection has a thread and serves one request.
public final class LocalServer: Sendable {
  /// A request of a client.
  public struct Request: Sendable {
    /// `GET` or `POST`.
    public var method: String
    /// The path, without the query.
    public var path: String
    /// The part after the `?`.
    public var query: String
    /// The header fields by their names in lower case.
    public var fields: [String: String]
    /// The body.
    public var body: [UInt8]
  }

  /// A response to a client.
  public enum Response: Sendable {
    /// A status, header fields and a body.
    case answer(Int, [String: String] = [:], [UInt8] = [])
    /// A string with status 200.
    case text(String)
    /// Nothing, until the client gives up.
    case silence
    /// An endless body.
    case endless
  }

  /// The port.
  public let port: UInt16
  private let socket: CInt
  private let respond: @Sendable (Request) -> Response
  private let seen = Mutex<[Request]>([])
  private let open = Mutex<(now: Int, most: Int)>((0, 0))

  /// Starts a server.
  ///
  /// - Parameter respond: Returns the responses; called on several threads at once.
  /// - Throws: An error if no port is free.
  public init(_ respond: @escaping @Sendable (Request) -> Response) throws {
    #if canImport(Glibc)
      let kind = CInt(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let socket = Self.makeSocket(kind)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && listen(socket, 64) == 0 && getsockname(socket, $0, &size) == 0
      }
    }
    guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
    self.socket = socket
    self.respond = respond
    port = UInt16(bigEndian: address.sin_port)
    // The thread keeps the server only during a request, so that the server can be released.
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else { break }
        let server = self
        Thread.detachNewThread { server?.serve(connection) }
      }
      close(socket)
    }
  }

  deinit { shutdown(socket, CInt(SHUT_RDWR)) }

  private static func makeSocket(_ kind: CInt) -> CInt {
    #if canImport(Darwin)
      Darwin.socket(AF_INET, kind, 0)
    #elseif canImport(Musl)
      Musl.socket(AF_INET, kind, 0)
    #else
      Glibc.socket(AF_INET, kind, 0)
    #endif
  }

  /// The address of a path on this server.
  public func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// The requested paths, in the order of the requests.
  public var paths: [String] { seen.withLock { $0.map(\.path) } }

  /// The requests.
  public var requests: [Request] { seen.withLock { $0 } }

  /// The largest number of concurrent requests.
  public var mostAtOnce: Int { open.withLock { $0.most } }

  // MARK: - Connections

  private func serve(_ connection: CInt) {
    defer { close(connection) }
    guard let request = Self.read(connection) else { return }
    seen.withLock { $0.append(request) }
    open.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
    defer { open.withLock { $0.now -= 1 } }
    switch respond(request) {
    case .answer(let status, let fields, let body): Self.send(connection, status, fields, body)
    case .text(let text): Self.send(connection, 200, [:], Array(text.utf8))
    case .silence:
      var byte: UInt8 = 0
      while recv(connection, &byte, 1, 0) > 0 {}
    case .endless:
      guard Self.write(Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".utf8), to: connection) else { return }
      let chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
      while Self.write(chunk, to: connection) {}
    }
  }

  private static func send(_ connection: CInt, _ status: Int, _ fields: [String: String], _ body: [UInt8]) {
    var head = "HTTP/1.1 \(status) Status\r\nContent-Length: \(body.count)\r\nConnection: close\r\n"
    for (name, value) in fields { head += "\(name): \(value)\r\n" }
    _ = write(Array("\(head)\r\n".utf8) + body, to: connection)
  }

  private static func write(_ bytes: [UInt8], to connection: CInt) -> Bool {
    #if canImport(Darwin)
      let flags: CInt = 0
      var isQuiet: CInt = 1
      setsockopt(connection, SOL_SOCKET, SO_NOSIGPIPE, &isQuiet, socklen_t(MemoryLayout<CInt>.size))
    #else
      let flags = CInt(MSG_NOSIGNAL)
    #endif
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.send(connection, $0.baseAddress, $0.count, flags) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func read(_ connection: CInt) -> Request? {
    var bytes: [UInt8] = []
    let end = Array("\r\n\r\n".utf8)
    var headEnd: Int?
    while headEnd == nil {
      guard receive(connection, into: &bytes) else { return nil }
      headEnd = bytes.indices.first { bytes[$0...].starts(with: end) }
    }
    guard let headEnd else { return nil }
    var lines = String(decoding: bytes[..<headEnd], as: UTF8.self).components(separatedBy: "\r\n")[...]
    let words = (lines.popFirst() ?? "").split(separator: " ").map(String.init)
    guard words.count == 3 else { return nil }
    var fields: [String: String] = [:]
    for line in lines {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2 { fields[parts[0].lowercased()] = parts[1] }
    }
    let length = fields["content-length"].flatMap(Int.init) ?? 0
    while bytes.count < headEnd + 4 + length {
      guard receive(connection, into: &bytes) else { return nil }
    }
    let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    return Request(
      method: words[0],
      path: target[0],
      query: target.count > 1 ? target[1] : "",
      fields: fields,
      body: Array(bytes[(headEnd + 4)...])
    )
  }

  private static func receive(_ connection: CInt, into bytes: inout [UInt8]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(connection, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    bytes += buffer[..<count]
    return true
  }
}
