package picklescope.export;

import java.util.Locale;
import picklescope.net.doctor.Finding;

/** A finding of the doctor as a JSON object in one line. */
public final class FindingJson {
  private FindingJson() {}

  /** Returns the object: topic, verdict, question, found, and advice and line if there are any. */
  public static String of(Finding finding) {
    var json = new JsonText().json("{\"topic\": ").string(lower(finding.topic()));
    json.json(", \"verdict\": ").string(lower(finding.verdict()));
    json.json(", \"question\": ").string(finding.topic().question());
    json.json(", \"found\": ").string(finding.found());
    if (!finding.advice().isEmpty()) {
      json.json(", \"advice\": ").string(finding.advice());
    }
    finding.line().ifPresent(line -> json.json(", \"line\": ").string(line));
    return json.json('}').toString();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
