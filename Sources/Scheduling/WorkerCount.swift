#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many workers to run by default: as many processors as this process may really use.
public enum WorkerCount {
  /// The smallest of the affinity mask, the cgroup's quota and `SLURM_CPUS_PER_TASK`; at least 1.
  public static var available: Int {
    let limits = [affinity, cgroupQuota, environment("SLURM_CPUS_PER_TASK")]
    return max(limits.compactMap { $0 }.min() ?? 1, 1)
  }

  /// The processors that the scheduler may put this process on.
  static var affinity: Int? {
    if let status = contents(of: "/proc/self/status"), let count = parseAffinity(status) {
      return count
    }
    let online = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    return online > 0 ? Int(online) : nil
  }

  /// Counts the processors of the line `Cpus_allowed: ff,ffffffff`.
  static func parseAffinity(_ status: String) -> Int? {
    for line in status.split(separator: "\n") where line.hasPrefix("Cpus_allowed:") {
      let mask = line.dropFirst("Cpus_allowed:".count)
      let count = mask.reduce(0) { $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0) }
      return count > 0 ? count : nil
    }
    return nil
  }

  static func environment(_ name: String) -> Int? {
    guard let value = getenv(name), let count = Int(String(cString: value)), count > 0 else {
      return nil
    }
    return count
  }

  /// The smallest quota on the way from this process's control group to the root.
  static var cgroupQuota: Int? {
    guard let membership = contents(of: "/proc/self/cgroup") else { return nil }
    var quotas: [Int] = []
    for line in membership.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      var path = String(parts[2])
      while true {
        let folder = path == "/" ? "" : path
        if parts[1].isEmpty {
          let file = "/sys/fs/cgroup\(folder)/cpu.max"
          if let quota = contents(of: file).flatMap(parseQuota) { quotas.append(quota) }
        } else if parts[1].split(separator: ",").contains("cpu") {
          let base = "/sys/fs/cgroup/cpu\(folder)/cpu.cfs_"
          let pair = [contents(of: base + "quota_us"), contents(of: base + "period_us")]
          if let quota = parseQuota(pair.compactMap { $0 }.joined(separator: " ")) {
            quotas.append(quota)
          }
        }
        guard let slash = path.lastIndex(of: "/"), path != "/" else { break }
        path = slash == path.startIndex ? "/" : String(path[..<slash])
      }
    }
    return quotas.min()
  }

  /// Reads `quota period`, both in microseconds, as a count of processors, rounded up; `nil` for
  /// no quota (`max`, or a negative one).
  static func parseQuota(_ text: String) -> Int? {
    let parts = text.split { $0 == " " || $0 == "\n" }
    guard parts.count >= 2, let quota = Int(parts[0]), let period = Int(parts[1]) else {
      return nil
    }
    guard quota > 0, period > 0 else { return nil }
    return (quota - 1) / period + 1
  }

  /// The head of a small file of the system.
  private static func contents(of path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 8_192)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
