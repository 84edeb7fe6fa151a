package picklescope.settings;

/**
 * In the settings: that the live capture is published to the broker of a lab.
 *
 * @param server the address of the broker, with the user, without the password
 * @param host the name under which it is published; empty for that of this computer
 * @param on whether it is published when the program starts
 */
public record PublishSetting(String server, String host, boolean on) implements SourceSetting {
  @Override
  public String name() {
    return "publish to " + server;
  }

  @Override
  public PublishSetting switched(boolean nowOn) {
    return new PublishSetting(server, host, nowOn);
  }
}
