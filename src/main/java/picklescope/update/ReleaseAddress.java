package picklescope.update;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An address that can be asked for releases.
 *
 * @param uri with the scheme {@code https} or {@code http} and a host
 */
record ReleaseAddress(URI uri) {
  /** Returns the address of a text; empty if it is not one that can be asked. */
  static Optional<ReleaseAddress> of(String text) {
    try {
      return of(new URI(text.strip()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<ReleaseAddress> of(URI uri) {
    return uri.getHost() != null
            && uri.getUserInfo() == null
            && Set.of("https", "http").contains(String.valueOf(uri.getScheme()))
        ? Optional.of(new ReleaseAddress(uri))
        : Optional.empty();
  }

  /** Returns the name of the computer that is asked, in small letters. */
  String host() {
    return uri.getHost().toLowerCase(Locale.ROOT);
  }

  /** Returns the address of a redirect if it is on the same computer, asked in the same way. */
  Optional<ReleaseAddress> redirected(String location) {
    try {
      return of(uri.resolve(new URI(location))).filter(this::isSameServer);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean isSameServer(ReleaseAddress other) {
    return other.host().equals(host())
        && other.uri.getPort() == uri.getPort()
        && String.valueOf(other.uri.getScheme()).equals(uri.getScheme());
  }

  /**
   * Returns a page that an answer of this address may name: on the same computer, or on the one
   * whose name is the end of its name, and not less protected. Characters are those of an address
   * only, as {@link URI} checks and this asserts for other alphabets.
   */
  Optional<URI> page(String text) {
    if (text.length() > 500 || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return Optional.empty();
    }
    return of(text)
        .filter(page -> page.uri.getScheme().equals("https") || isSameServer(page))
        .filter(page -> isAtOrAbove(page.host()))
        .map(ReleaseAddress::uri);
  }

  private boolean isAtOrAbove(String other) {
    return host().equals(other) || other.contains(".") && host().endsWith("." + other);
  }
}
