package picklescope.feed.nats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import picklescope.feed.FeedException;

/** Trusts the certificates of a file. */
final class LabAuthority {
  private LabAuthority() {}

  /** Returns what trusts the certificates of a PEM file, and no others. */
  static SSLContext trusting(Path file) throws FeedException {
    try (var in = Files.newInputStream(file)) {
      var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("lab-" + number++, certificate);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new FeedException(
          "%s (NATS_CA) cannot be used: %s. It must be a PEM file with certificates."
              .formatted(file, e.getMessage()),
          true);
    }
  }
}
