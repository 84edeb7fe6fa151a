package picklescope.export.table;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.event.SourceNames;
import picklescope.format.Content;
import picklescope.python.PyBytes;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/** The columns that each table of messages has, in their order, and those that it may have. */
public enum FixedColumn {
  /** The computer that recorded the message, if it is known. */
  HOST(ColumnType.TEXT) {
    @Override
    void write(Message message, String stream, Cells to) {
      String host = SourceNames.host(message.event().datagram().source());
      to.name(host.isEmpty() ? message.host() : host);
    }
  },
  /** The name of the capture. */
  CAPTURE(ColumnType.TEXT) {
    @Override
    void write(Message message, String stream, Cells to) {
      to.name(message.capture());
    }
  },
  /** The number in the capture, from 1. */
  NUMBER(ColumnType.WHOLE) {
    @Override
    void write(Message message, String stream, Cells to) {
      to.whole(message.event().datagram().number());
    }
  },
  /** When it was received or sent. */
  TIME(ColumnType.TIME) {
    @Override
    void write(Message message, String stream, Cells to) {
      to.whole(message.event().datagram().timeNanos());
    }
  },
  /** {@code in} or {@code out}. */
  DIRECTION(ColumnType.TEXT) {
    @Override
    void write(Message message, String stream, Cells to) {
      to.name(message.event().datagram().direction().text());
    }
  },
  /** The sending computer's name. */
  SENDER(ColumnType.TEXT) {
    @Override
    void write(Message message, String stream, Cells to) {
      to.name(message.event().sender());
    }
  },
  /** The other computer's IP address. */
  ADDRESS(ColumnType.TEXT) {
    @Override
    void write(Message message, String stream, Cells to) {
      to.name(message.event().address());
    }
  },
  /** The port on which the receiver gets it. */
  PORT(ColumnType.WHOLE) {
    @Override
    void write(Message message, String stream, Cells to) {
      to.whole(message.event().port());
    }
  },
  /** The other computer's port. */
  REMOTE_PORT(ColumnType.WHOLE) {
    @Override
    void write(Message message, String stream, Cells to) {
      to.whole(message.event().datagram().remotePort());
    }
  },
  /** The payload's size in bytes. */
  SIZE(ColumnType.WHOLE) {
    @Override
    void write(Message message, String stream, Cells to) {
      to.whole(message.event().datagram().size());
    }
  },
  /** {@code network}, {@code bare} or {@code raw}. */
  KIND(ColumnType.TEXT) {
    @Override
    void write(Message message, String stream, Cells to) {
      to.name(
          switch (message.event()) {
            case NetworkEvent call -> call.bare() ? "bare" : "network";
            case RawNetworkEvent _ -> "raw";
          });
    }
  },
  /** The format of raw bytes, such as {@code json}. */
  FORMAT(ColumnType.TEXT) {
    @Override
    void write(Message message, String stream, Cells to) {
      if (message.event() instanceof RawNetworkEvent raw) {
        to.name(raw.content().map(Content::format).orElse(""));
      }
    }
  },
  /** The title of the stream; in a table of all streams only. */
  STREAM(ColumnType.TEXT) {
    @Override
    void write(Message message, String stream, Cells to) {
      to.name(stream);
    }
  },
  /** The time as if all clocks agreed, as far as is known; on request only. */
  ALIGNED(ColumnType.TIME) {
    @Override
    void write(Message message, String stream, Cells to) {
      long time = message.event().datagram().timeNanos();
      message.aheadNanos().ifPresent(ahead -> to.whole(time - ahead));
    }
  },
  /** The Python text of data and attributes, or of raw bytes; on request only. */
  REPR(ColumnType.TEXT) {
    @Override
    void write(Message message, String stream, Cells to) {
      to.text(new Repr(Repr.Limits.MESSAGE).of(value(message.event())));
    }
  },
  /** The payload in base64 (RFC 4648); on request only. */
  PAYLOAD(ColumnType.TEXT) {
    @Override
    void write(Message message, String stream, Cells to) {
      to.text(Base64.getEncoder().encodeToString(message.event().datagram().payload()));
    }
  };

  /** The name of the column with what has no column of its own. */
  static final String MORE = "more";

  private final ColumnType type;

  FixedColumn(ColumnType type) {
    this.type = type;
  }

  /** Returns the column. */
  public Column column() {
    return new Column(columnName(), type);
  }

  String columnName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Writes the cell of a message; leaves it empty if the message has no such value. */
  abstract void write(Message message, String stream, Cells to);

  static PyValue value(Event event) {
    return switch (event) {
      case NetworkEvent call -> PyTuple.of(call.data(), call.attributes());
      case RawNetworkEvent raw -> PyBytes.of(raw.rawData());
    };
  }

  /** Returns the columns that are written unless others are chosen. */
  static List<FixedColumn> usual(boolean split) {
    return Stream.of(values())
        .filter(column ->
            switch (column) {
              case ALIGNED, REPR, PAYLOAD -> false;
              case STREAM -> !split;
              default -> true;
            })
        .toList();
  }

  /** Returns the column with a name. */
  public static Optional<FixedColumn> named(String name) {
    return Arrays.stream(values()).filter(column -> column.columnName().equals(name)).findFirst();
  }
}
