package picklescope.feed.nats;

import io.nats.client.AuthHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import picklescope.feed.FeedException;

/**
 * Logs in with the file of a user: a token (JWT) that names the user, and the seed of the key to
 * which it belongs; or the seed alone, whose user the server knows by its public key. Source: the
 * documentation of NATS, <a
 * href="https://docs.nats.io/using-nats/developer/connecting/creds">credentials</a> and <a
 * href="https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth">NKeys</a>.
 */
final class LabKey implements AuthHandler {
  private static final Pattern PARTS =
      Pattern.compile("-{3,}[^\\n]*-{3,}\\r?\\n([\\w.=+/-]+)\\r?\\n-{3,}[^\\n]*-{3,}");

  /** Other lines may have comments, or the public key. */
  private static final Pattern SEED = Pattern.compile("(?m)^\\s*(S[A-Z]\\w{50,})\\s*$");

  private final String token; // empty without one
  private final Nkey key;

  private LabKey(String token, Nkey key) {
    this.token = token;
    this.key = key;
  }

  /** Reads a file with a token and a seed, or with a seed. */
  static LabKey of(Path file) throws FeedException {
    try {
      String text = Files.readString(file);
      var parts = found(PARTS, text);
      if (parts.size() == 2) {
        return new LabKey(parts.getFirst(), Nkey.ofSeed(parts.getLast()));
      }
      var seeds = found(SEED, text);
      if (seeds.size() == 1) {
        return new LabKey("", Nkey.ofSeed(seeds.getFirst()));
      }
      throw new FeedException(
          "%s (NATS_CREDS) is not a file of a user: it has neither a token and a seed between lines of '-', nor a seed alone, which begins with SU."
              .formatted(file),
          true);
    } catch (FeedException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new FeedException(
          "%s (NATS_CREDS) cannot be used: %s".formatted(file, e.getMessage()), true);
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(one -> one.group(1)).toList();
  }

  /** Returns the public key. */
  String name() {
    return key.name();
  }

  @Override
  public byte[] sign(byte[] nonce) {
    return key.sign(nonce);
  }

  /** The token names the user, if there is one. */
  @Override
  public char[] getID() {
    return (token.isEmpty() ? key.name() : "").toCharArray();
  }

  @Override
  public char[] getJWT() {
    return token.toCharArray();
  }
}
