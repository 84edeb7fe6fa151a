package picklescope.view.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picklescope.event.Direction;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.filter.Field;
import picklescope.filter.FieldColumn;
import picklescope.filter.Subject;
import picklescope.filter.ValuePath;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.session.Marks;
import picklescope.view.text.PythonColors;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;
import picklescope.view.value.ValueCommands;

/**
 * A column of the table.
 *
 * @param id its name in settings and filters
 * @param title its heading and its name in menus; a long one is cut
 * @param characters the initial width in characters
 * @param numeric whether the text is aligned to the right
 * @param stretches whether it takes a share of the remaining width
 * @param content returns the text of a cell; called on the thread {@code decode}
 * @param value returns the value of a cell; empty if the event has none
 */
public record Column(
    String id,
    String title,
    int characters,
    boolean numeric,
    boolean stretches,
    Function<Source, StyledText> content,
    Function<Event, Optional<PyValue>> value) {
  /** The id of the column of marks and of the signs of colouring rules. */
  public static final String MARKS = "marks";

  /** The id of the column of comments. */
  public static final String COMMENT = "comment";

  /**
   * A message in a row.
   *
   * @param comment empty if the message is not marked
   * @param floatDigits the significant digits of floats, 1 to {@link Repr#ALL_DIGITS}
   */
  public record Source(Event event, String comment, int floatDigits) {
    /** Returns whether it was sent to a port on which nothing listened. */
    boolean isRefused() {
      return event.datagram().direction() == Direction.OUT && comment.startsWith(Marks.REFUSED);
    }
  }

  /** Characters that are coloured at most; more do not fit any screen. */
  private static final int LONGEST = 400;

  private static final Pattern ATTRIBUTE =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*", Pattern.UNICODE_CHARACTER_CLASS);

  /** Returns the column of a field. */
  public static Column of(Field field) {
    var column = field.column();
    return new Column(
        field.fieldName(),
        field.title(),
        column.characters(),
        column.numeric(),
        column.stretches(),
        source -> content(field, source),
        event -> field.value(Subject.of(event)));
  }

  private static StyledText content(Field field, Source source) {
    Event event = source.event();
    return switch (field) {
      case DIRECTION -> direction(field, event);
      case DATA -> source.isRefused() ? tagged("refused", data(source)) : data(source);
      case ATTRIBUTES -> PythonColors.of(cut(field.text(event, source.floatDigits())));
      default -> StyledText.of(field.text(event), TokenKind.PLAIN);
    };
  }

  /**
   * Returns the column with a name: a field ({@code kind}), a keyword argument ({@code foo}), or
   * another {@link ValuePath} ({@code data[1]}, {@code pos['x']}); empty if the name has another
   * form. A field takes precedence over a keyword argument of the same name, as in a filter.
   */
  public static Optional<Column> named(String name) {
    Optional<Field> field = Field.named(name);
    if (field.isPresent()) {
      return field.map(Column::of);
    }
    boolean identifier = ATTRIBUTE.matcher(name).matches();
    return identifier
        ? Optional.of(of(name, event -> keyword(event, name)))
        : ValuePath.of(name).map(path -> of(path.text(), path::value));
  }

  /**
   * Returns the expression for the column's values; empty for marks and comments, which are no part
   * of a message.
   */
  public Optional<String> expression() {
    return id.equals(MARKS) || id.equals(COMMENT) ? Optional.empty() : Optional.of(id);
  }

  private static Optional<PyValue> keyword(Event event, String name) {
    return event.keywords().flatMap(keywords -> keywords.get(name));
  }

  private static Column of(String name, Function<Event, Optional<PyValue>> value) {
    Function<Source, StyledText> content =
        source ->
            value
                .apply(source.event())
                .map(there -> PythonColors.of(line(source).of(there)))
                .orElse(StyledText.EMPTY);
    return new Column(name, ValueCommands.shortened(name), 12, false, false, content, value);
  }

  private static Repr line(Source source) {
    return Repr.line(LONGEST).roundingFloats(source.floatDigits());
  }

  private static Column marks() {
    return new Column(
        MARKS,
        "Marks",
        3,
        false,
        false,
        source -> StyledText.of(source.comment().isEmpty() ? "" : "★", TokenKind.NAME),
        _ -> Optional.empty());
  }

  private static Column comment() {
    return new Column(
        COMMENT,
        "Comment",
        18,
        false,
        false,
        source ->
            StyledText.of(
                source.comment().equals(Marks.MARKED) ? "" : cut(oneLine(source.comment())),
                TokenKind.PLAIN),
        _ -> Optional.empty());
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  /** Returns the initial columns; the last one is shown when it is needed. */
  public static List<Column> all() {
    var columns = new ArrayList<Column>();
    columns.add(marks());
    fields(FieldColumn.DefaultPosition.IN_ORDER).forEach(columns::add);
    fields(FieldColumn.DefaultPosition.LAST).forEach(columns::add);
    columns.add(comment());
    return List.copyOf(columns);
  }

  private static Stream<Column> fields(FieldColumn.DefaultPosition position) {
    return Arrays.stream(Field.values())
        .filter(field -> field.column().position() == position)
        .map(Column::of);
  }

  private static StyledText direction(Field field, Event event) {
    boolean in = event.datagram().direction() == Direction.IN;
    return StyledText.of(
        (in ? "↓ " : "↑ ") + field.text(event), in ? TokenKind.PLAIN : TokenKind.NAME);
  }

  private static StyledText data(Source source) {
    Event event = source.event();
    StyledText text = PythonColors.of(cut(Field.DATA.text(event, source.floatDigits())));
    StyledText kind =
        switch (event) {
          case RawNetworkEvent raw -> tagged(raw.tag(), text);
          case NetworkEvent call -> {
            var bare = call.bare() ? tagged("bare", text) : text;
            yield call.misfit().isEmpty() ? bare : tagged("auto", bare);
          }
        };
    return event.dangerous().isEmpty() ? kind : tagged("dangerous", kind);
  }

  private static StyledText tagged(String tag, StyledText text) {
    var pieces = new ArrayList<StyledText.Piece>();
    pieces.add(new StyledText.Piece(0, tag.length(), TokenKind.TAG));
    pieces.add(new StyledText.Piece(tag.length(), tag.length() + 1, TokenKind.PLAIN));
    for (var piece : text.pieces()) {
      int by = tag.length() + 1;
      pieces.add(new StyledText.Piece(piece.start() + by, piece.end() + by, piece.kind()));
    }
    return new StyledText(tag + " " + text.text(), List.copyOf(pieces));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
