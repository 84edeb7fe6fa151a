package picklescope.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picklescope.event.Direction;
import picklescope.python.text.VisibleText;

/**
 * What is odd about a stream beside others: a keyword that comes and goes, and names that differ
 * only in case. It is asked for each stream once, when it begins; a stream is compared with {@value
 * #MOST_SIBLINGS} others at most.
 */
final class Relations {
  private static final int MOST_SIBLINGS = 16;
  private static final int MOST_DIFFERENT = 2;
  private static final int MOST_NAMES = 20_000;

  private final Map<Family, List<Member>> families = new HashMap<>();
  private final Map<Word, String> spellings = new HashMap<>();

  /** Streams that may differ in a keyword by mistake. */
  private record Family(
      StreamSource source, String format, int positional, Optional<StreamVerb> verb) {}

  private record Member(Set<String> keywords, StreamStatistics stream) {}

  /** A name of one kind, in small letters. */
  private record Word(String what, Direction direction, int port, String small) {
    @Override
    public int hashCode() {
      return SeededHash.of(small);
    }
  }

  /** Looks at a stream that has just begun. */
  void began(StreamKey.Sent key, StreamStatistics stream, String sender) {
    var source = key.source();
    key.shape().keywords().forEach(name -> spelling("keyword", source, name, stream));
    renamed(source, stream, sender);
    if (!key.shape().manyKeywords()) {
      compare(key, stream);
    }
  }

  /** Looks at the name of a stream's sender. */
  void renamed(StreamSource source, StreamStatistics stream, String sender) {
    spelling("sender", source, sender, stream);
  }

  private void spelling(String what, StreamSource source, String name, StreamStatistics stream) {
    var word = new Word(what, source.direction(), source.port(), name.toLowerCase(Locale.ROOT));
    String other = spellings.get(word);
    if (other == null && spellings.size() < MOST_NAMES) {
      spellings.put(word, name);
    }
    if (other != null && !other.equals(name)) {
      stream.watchBeside(() ->
          Optional.of(
              new Oddity.CaseDiffers(
                  what, visible(name), visible(other), stream.firstNumber(), stream.count())));
    }
  }

  private static String visible(String name) {
    return VisibleText.line(name);
  }

  private void compare(StreamKey.Sent key, StreamStatistics stream) {
    var shape = key.shape();
    var family = new Family(key.source(), shape.format(), shape.positional(), key.verb());
    var member = new Member(new HashSet<>(shape.keywords()), stream);
    var siblings = families.computeIfAbsent(family, _ -> new ArrayList<>(1));
    siblings.forEach(older -> compare(older, member, shape.positional() > 0));
    if (siblings.size() < MOST_SIBLINGS) {
      siblings.add(member);
    }
  }

  private static void compare(Member older, Member newer, boolean haveArguments) {
    boolean grows = newer.keywords().size() > older.keywords().size();
    Set<String> few = grows ? older.keywords() : newer.keywords();
    var more = new HashSet<>(grows ? newer.keywords() : older.keywords());
    boolean haveCommon = haveArguments || !few.isEmpty();
    if (haveCommon && more.containsAll(few)) {
      more.removeAll(few);
      if (more.size() <= MOST_DIFFERENT) {
        more.stream().sorted().forEach(name -> watch(name, older.stream(), newer.stream()));
      }
    }
  }

  /** Reports a keyword once a message without it, or with it again, has come after the newer. */
  private static void watch(String name, StreamStatistics older, StreamStatistics newer) {
    newer.watchBeside(() ->
        older.lastNumber() > newer.firstNumber()
            ? Optional.of(
                new Oddity.ComesAndGoes(
                    visible(name), newer.firstNumber(), Math.min(older.count(), newer.count())))
            : Optional.empty());
  }
}
