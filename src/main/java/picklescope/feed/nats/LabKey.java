package picklescope.feed.nats;

import io.nats.client.AuthHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.regex.Pattern;
import picklescope.feed.FeedException;

/**
 * Logs in with a credentials file: a token (JWT) that names the user, and the seed of the Ed25519
 * key (RFC 8032) to which it belongs, in base 32 (RFC 4648) with two bytes that tell its kind
 * before it and a CRC of two bytes behind. Source: the documentation of NATS, <a
 * href="https://docs.nats.io/using-nats/developer/connecting/creds">credentials</a>.
 */
final class LabKey implements AuthHandler {
  private static final Pattern PARTS =
      Pattern.compile("-{3,}[^\\n]*-{3,}\\r?\\n([\\w.=+/-]+)\\r?\\n-{3,}[^\\n]*-{3,}");

  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int SEED_BYTES = 32;
  private static final int KIND_BYTES = 2;
  private static final int CHECK_BYTES = 2;

  private final String token;
  private final PrivateKey key;

  private LabKey(String token, PrivateKey key) {
    this.token = token;
    this.key = key;
  }

  /** Reads a credentials file. */
  static AuthHandler of(Path file) throws FeedException {
    try {
      var parts = PARTS.matcher(Files.readString(file)).results().map(one -> one.group(1)).toList();
      if (parts.size() == 2) {
        return new LabKey(parts.getFirst(), key(decoded(parts.getLast())));
      }
      throw new FeedException(
          "%s (NATS_CREDS) is not a credentials file: it has a token and a seed between lines of '-'."
              .formatted(file),
          true);
    } catch (FeedException e) {
      throw e;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new FeedException(
          "%s (NATS_CREDS) cannot be used: %s".formatted(file, e.getMessage()), true);
    }
  }

  private static PrivateKey key(byte[] seed) throws GeneralSecurityException {
    if (seed.length != KIND_BYTES + SEED_BYTES + CHECK_BYTES) {
      throw new IllegalArgumentException("its seed has another length");
    }
    byte[] bytes = Arrays.copyOfRange(seed, KIND_BYTES, KIND_BYTES + SEED_BYTES);
    return KeyFactory.getInstance("Ed25519")
        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, bytes));
  }

  /** Returns the bytes in base 32, without padding. */
  static byte[] decoded(String text) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    int bits = 0;
    int count = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = BASE_32.indexOf(text.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("its seed is not in base 32");
      }
      bits = bits << 5 | value;
      count += 5;
      if (count >= 8) {
        count -= 8;
        bytes[at++] = (byte) (bits >> count);
      }
    }
    return bytes;
  }

  @Override
  public byte[] sign(byte[] nonce) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(nonce);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // each JDK has it
    }
  }

  /** The token names the user. */
  @Override
  public char[] getID() {
    return new char[0];
  }

  @Override
  public char[] getJWT() {
    return token.toCharArray();
  }
}
