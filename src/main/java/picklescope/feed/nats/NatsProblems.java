package picklescope.feed.nats;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import picklescope.feed.FeedException;
import picklescope.feed.HostName;
import picklescope.feed.LabAddress;

/** Turns the failures of a connection into messages for the user. Thread-safe. */
final class NatsProblems implements ErrorListener {
  private static final int NOT_FOUND = 404;
  private static final int WRONG_LAST_SEQUENCE = 10071;
  private static final int NO_STORAGE = 10047;
  private static final int NO_RESOURCES = 10023;

  private final LabAddress address;
  private volatile Optional<String> denied = Optional.empty();
  private volatile boolean mayAskClocks = true;
  private volatile Optional<FeedException> encryption = Optional.empty();

  NatsProblems(LabAddress address) {
    this.address = address;
  }

  /** A question to the server. */
  @FunctionalInterface
  interface Question<T> {
    T ask() throws IOException, JetStreamApiException, InterruptedException;
  }

  /** Returns the answer to a question. */
  <T> T asked(Connection connection, Question<T> question) throws FeedException {
    try {
      return question.ask();
    } catch (FeedException e) {
      throw e;
    } catch (IOException | JetStreamApiException e) {
      throw of(e);
    } catch (StackOverflowError e) { // the client reads an answer by recursion
      throw new FeedException(
          "%s sends answers that no nats-server sends.".formatted(address), false);
    } catch (RuntimeException e) { // the client throws several while it is being closed
      if (refusal().isEmpty() && connection.getStatus() == Connection.Status.CONNECTED) {
        throw e; // a mistake of ours
      }
      throw lost();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Called by the client with what the server reports. */
  @Override
  public void errorOccurred(Connection connection, String error) {
    String lower = error.toLowerCase(Locale.ROOT);
    if (lower.contains("permissions violation") && Subjects.isAboutPing(lower)) {
      mayAskClocks = false; // all else goes on without
    } else if (lower.contains("permissions violation")) {
      denied = Optional.of(error);
      // What was asked gets no answer: whoever waits for one is told at once.
      Thread.ofVirtual().name("lab-refused").start(() -> close(connection));
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Called by the client, for example with why a connection cannot be encrypted. */
  @Override
  public void exceptionOccurred(Connection connection, Exception problem) {
    if (encryption.isEmpty()) {
      encryption = encryption(problem);
    }
  }

  /** Returns what a failure says of encryption, and what to do; empty if it says nothing of it. */
  private Optional<FeedException> encryption(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (message.contains("No subject alternative") || message.contains("No name matching")) {
        return lasting(
            "%s cannot be trusted: its certificate is for another computer. Use the name that is in the certificate."
                .formatted(address));
      }
      if (message.contains("certificate_unknown") || message.contains("PKIX")) {
        return lasting(
            "%s cannot be trusted: nobody who is trusted has signed its certificate. Name the file of its authority in the variable NATS_CA."
                .formatted(address));
      }
      if (message.startsWith("SSL required")) {
        return lasting(
            "%1$s encrypts its connections: use tls://%2$s.".formatted(address, address.host()));
      }
      if (message.startsWith("SSL connection wanted")) {
        return lasting(
            "%1$s does not encrypt: use nats://%2$s, or give it a certificate."
                .formatted(address, address.host()));
      }
      if (cause instanceof SSLException && isCut(cause)) {
        return Optional.of(
            new FeedException(
                "%s has ended the connection while it was being encrypted: %s"
                    .formatted(address, message),
                false));
      }
      if (cause instanceof SSLException) {
        return lasting("%s cannot be trusted: %s".formatted(address, message));
      }
    }
    return Optional.empty();
  }

  private static Optional<FeedException> lasting(String text) {
    return Optional.of(new FeedException(text, true));
  }

  /** Returns whether the connection was lost: a server that is busy ends those that take long. */
  private static boolean isCut(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException
          || cause instanceof SocketException
          || cause instanceof InterruptedIOException) {
        return true;
      }
    }
    return false;
  }

  /** Returns what the user may not; empty if nothing has been refused. */
  Optional<FeedException> refusal() {
    return denied.map(what ->
        new FeedException(
            Subjects.hostToBeMade(what)
                .map(this::notPrepared)
                .orElse(
                    "%s refuses it: %s. Give this user the permission in the server's configuration."
                        .formatted(address, what)),
            true));
  }

  private String notPrepared(HostName host) {
    return "%1$s keeps nothing of %2$s yet, and this user may not change that. Its administrator runs once: picklescope publish %1$s --name %2$s --prepare"
        .formatted(address, host);
  }

  /** Returns whether the server has not refused questions about the time. */
  boolean mayAskClocks() {
    return mayAskClocks;
  }

  FeedException connecting(IOException e) {
    return switch (e) {
      case FeedException feed -> feed;
      case AuthenticationException _ ->
          new FeedException(
              "%s refuses this user. Check %s."
                  .formatted(
                      address,
                      address.credentials().isPresent()
                          ? "the file that NATS_CREDS names"
                          : "the name and the password, as in nats://user:password@"
                              + address.host()),
              true);
      default ->
          encryption(e)
              .or(() -> encryption)
              .orElseGet(() ->
                  new FeedException(
                      "%s cannot be reached. Is nats-server running there, and does its firewall let port %s through?"
                          .formatted(address, address.port()),
                      false));
    };
  }

  FeedException of(Exception e) {
    if (e instanceof JetStreamApiException api) {
      return switch (api.getApiErrorCode()) {
        case WRONG_LAST_SEQUENCE ->
            new FeedException("Another block has come between; it begins again.", false);
        case NO_STORAGE, NO_RESOURCES ->
            new FeedException(
                "%s has no room: %s. Give its JetStream more storage (max_file_store)."
                    .formatted(address, api.getErrorDescription()),
                false);
        default ->
            new FeedException(
                "%s reports: %s".formatted(address, api.getErrorDescription()), false);
      };
    }
    return refusal()
        .orElseGet(() ->
            e instanceof JetStreamStatusException status
                ? new FeedException("%s reports: %s".formatted(address, status.getMessage()), false)
                : lost());
  }

  FeedException tooSmall(long most, long needed) {
    return new FeedException(
        String.format(
            Locale.ROOT,
            "%s accepts messages of %,d bytes at most; %,d are needed. Set max_payload in its"
                + " configuration.",
            address,
            most,
            needed),
        true);
  }

  FeedException lost() {
    return refusal()
        .orElseGet(
            () -> new FeedException("The connection to %s is lost.".formatted(address), false));
  }

  FeedException interrupted() {
    Thread.currentThread().interrupt();
    return new FeedException("Interrupted.", true);
  }

  /** Returns whether the server reports that there is no such stream or message. */
  static boolean isMissing(JetStreamApiException e) {
    return e.getErrorCode() == NOT_FOUND;
  }
}
