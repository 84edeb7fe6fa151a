package picklescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two hosts, {@code a} and {@code b}, as network namespaces of Linux, with two cables (veth pairs)
 * between them: eth0 with 10.77.0.1 and .2, fd77::1 and ::2, and eth1 with 10.78.0.1 and so on.
 * What they send to groups or to all leaves by eth0 unless they choose. Needs an administrator.
 */
public final class TwoHosts {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final String SETUP =
      """
      ip netns add A && ip netns add B || exit 77
      for i in 0 1; do
        ip link add eth$i netns A type veth peer name eth$i netns B || exit 77
      done
      host() {
        ip -n $1 link set lo up
        for i in 0 1; do
          ip netns exec $1 sysctl -qw net.ipv6.conf.eth$i.accept_dad=0
          ip -n $1 addr add 10.7$((7 + i)).0.$2/24 brd + dev eth$i
          ip -n $1 addr add fd7$((7 + i))::$2/64 dev eth$i nodad
          ip -n $1 link set eth$i up
        done
        ip -n $1 route add default dev eth0
      }
      host A 1 && host B 2
      # Linux adds the routes of IPv6 groups after the carrier has been seen.
      ready() { ip -6 -n $1 route show table local dev $2 | grep -q ff00; }
      for tries in $(seq 200); do
        ready A eth0 && ready A eth1 && ready B eth0 && ready B eth1 && break
        sleep 0.01
      done
      """;

  private final String a;
  private final String b;

  private TwoHosts(String name) {
    a = name + "a";
    b = name + "b";
  }

  /** Lays the cables; the test is skipped if this user may not. */
  public static TwoHosts connect() throws Exception {
    var hosts = new TwoHosts("ps" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
    int exit = hosts.shell(SETUP);
    if (exit != 0) {
      hosts.disconnect();
    }
    assumeTrue(exit != 77, "this user may not make network namespaces");
    assertEquals(0, exit, "the hosts");
    return hosts;
  }

  private int shell(String script) throws Exception {
    String named = script.replaceAll("\\bA\\b", a).replaceAll("\\bB\\b", b);
    var process = new ProcessBuilder("sh", "-c", named).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0 && exit != 77) {
      System.err.println(output);
    }
    return exit;
  }

  /** Runs a script of the shell, in which A and B are the names of the hosts. */
  public void run(String script) throws Exception {
    assertEquals(0, shell(script), script);
  }

  /** Makes a process run at {@code a}. */
  public ProcessBuilder atA(ProcessBuilder process) {
    return at(a, process);
  }

  /** Makes a process run at {@code b}. */
  public ProcessBuilder atB(ProcessBuilder process) {
    return at(b, process);
  }

  private static ProcessBuilder at(String host, ProcessBuilder process) {
    var command = new ArrayList<>(List.of("ip", "netns", "exec", host));
    command.addAll(process.command());
    return process.command(command);
  }

  /** Runs a script of python3 at {@code b} to its end. */
  public String pythonAtB(String script) throws Exception {
    var process =
        atB(new ProcessBuilder("python3", "-c", script)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(true, process.waitFor(60, TimeUnit.SECONDS), output);
    assertEquals(0, process.exitValue(), output);
    return output;
  }

  /** Removes both. */
  public void disconnect() throws Exception {
    shell("ip netns del A; ip netns del B; exit 0");
  }
}
