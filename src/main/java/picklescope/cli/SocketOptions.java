package picklescope.cli;

import picklescope.net.NetworkException;
import picklescope.net.SendOptions;
import picklescope.send.Target;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** From which socket is sent. */
final class SocketOptions {
  @Option(
      names = "--from",
      paramLabel = "PORT",
      description = "The local port. Usually one that is free.")
  private int from = SendOptions.FREE;

  @Option(
      names = "--interface",
      paramLabel = "NAME",
      description = "Multicast: by which interface, by name (eth0) or by its address.")
  private String networkInterface = "";

  @Option(
      names = "--ttl",
      paramLabel = "N",
      description = "Multicast: over how many routers, 0 to 255. Usually 1, this network only.")
  private int ttl = SendOptions.USUAL_TTL;

  Target target(CommandLine command, String destinations) {
    try {
      return Target.parse(destinations, options(command));
    } catch (NetworkException e) {
      throw ExitCodes.usage(command, e.getMessage());
    }
  }

  SendOptions options(CommandLine command) {
    if (from < 0 || from > 65_535) {
      throw ExitCodes.usage(command, "--from: expected a number from 1 to 65535, not " + from);
    }
    if (ttl < 0 || ttl > 255) {
      throw ExitCodes.usage(command, "--ttl: expected a number from 0 to 255, not " + ttl);
    }
    return new SendOptions(from, networkInterface, ttl);
  }
}
