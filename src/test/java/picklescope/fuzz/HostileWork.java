package picklescope.fuzz;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picklescope.corpus.CallsOfCorpus;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.NetworkEvent;
import picklescope.export.ValueJson;
import picklescope.export.table.ColumnChoice;
import picklescope.export.table.Message;
import picklescope.export.table.MessageShape;
import picklescope.export.table.RowWriter;
import picklescope.export.table.ShapeBudget;
import picklescope.export.table.TextBudget;
import picklescope.pickle.CallScan;
import picklescope.pickle.Danger;
import picklescope.pickle.Disassembler;
import picklescope.pickle.Globals;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleTrace;
import picklescope.pickle.PickleWriter;
import picklescope.python.Equality;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.diff.Differences;
import picklescope.python.eval.Compiled;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;
import picklescope.stream.StreamFilter;
import picklescope.stream.StreamGrouping;
import picklescope.stream.Streams;

/** The operations on the bytes of a received pickle. */
public enum HostileWork {
  /** Reads the value. */
  READ {
    @Override
    public Runnable on(byte[] pickle) {
      return () -> {
        try {
          PickleReader.read(pickle);
        } catch (PickleException e) {
          checkMessage(e);
        }
      };
    }
  },

  /** Finds dangerous names and formats them. */
  NAMES {
    @Override
    public Runnable on(byte[] pickle) {
      return () -> Globals.in(pickle, 0).dangers().forEach(Danger::text);
    }
  },

  /** Formats a table cell. */
  LINE {
    @Override
    public Runnable on(byte[] pickle) throws PickleException {
      PyValue value = PickleReader.read(pickle);
      return () -> Repr.line(300).of(value);
    }
  },

  /** Formats the complete text of a message. */
  TEXT {
    @Override
    public Runnable on(byte[] pickle) throws PickleException {
      PyValue value = PickleReader.read(pickle);
      return () -> new Repr(Repr.Limits.MESSAGE).of(value);
    }
  },

  JSON {
    @Override
    public Runnable on(byte[] pickle) throws PickleException {
      PyValue value = PickleReader.read(pickle);
      return () -> ValueJson.of(value);
    }
  },

  /** Compares with an equal value, as Python's {@code ==}. */
  EQUAL {
    @Override
    public Runnable on(byte[] pickle) throws PickleException {
      PyValue value = PickleReader.read(pickle);
      PyValue other = PickleReader.read(pickle);
      return () -> new Equality().equal(value, other);
    }
  },

  /** Compares with an equal value in a filter. */
  FILTER {
    @Override
    public Runnable on(byte[] pickle) throws PickleException {
      var context =
          PyDict.of(Map.of("x", PickleReader.read(pickle), "y", PickleReader.read(pickle)));
      Compiled<PyDict> compared = compiled("x == y and x in [y, 1] and not x != y");
      return () -> compared.decide(context);
    }
  },

  /** Finds the value in a call and builds it alone. */
  SCAN {
    @Override
    public Runnable on(byte[] pickle) {
      byte[] call = CallsOfCorpus.withKeyword(pickle);
      var foo = PyStr.of("foo");
      var scan = new CallScan(List.of(foo));
      return () -> {
        if (scan.scan(call, 0)) {
          scan.keyword(foo);
        }
      };
    }
  },

  /** Uses the value as the key of a dict. */
  HASH {
    @Override
    public Runnable on(byte[] pickle) throws PickleException {
      PyValue value = PickleReader.read(pickle);
      return () -> {
        var dict = PyDict.of();
        for (int i = 0; i < 20; i++) {
          dict.put(new picklescope.python.PyFloat(i), PyNone.NONE); // so that hashes are needed
        }
        dict.put(value, PyNone.NONE);
      };
    }
  },

  /** Finds the differences between two messages. */
  DIFFERENCES {
    @Override
    public Runnable on(byte[] pickle) throws PickleException {
      PyValue value = PickleReader.read(pickle);
      PyValue other = PickleReader.read(pickle);
      return () -> Differences.between(value, other).list();
    }
  },

  WRITE0 {
    @Override
    public Runnable on(byte[] pickle) throws PickleException {
      return write(PickleReader.read(pickle), 0);
    }
  },

  WRITE2 {
    @Override
    public Runnable on(byte[] pickle) throws PickleException {
      return write(PickleReader.read(pickle), 2);
    }
  },

  WRITE4 {
    @Override
    public Runnable on(byte[] pickle) throws PickleException {
      return write(PickleReader.read(pickle), 4);
    }
  },

  /** Adds a call with the value to the statistics of streams. */
  STREAMS {
    @Override
    public Runnable on(byte[] pickle) {
      var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
      byte[] call = CallsOfCorpus.withKeyword(pickle);
      var event =
          Envelope.auto().decode(new Datagram(1, 0, Direction.IN, here, here, call), "LAB-3");
      return () -> {
        var streams = new Streams(new StreamGrouping.Standard());
        streams.add(event);
        streams.add(event);
        streams.snapshot(0).rows().forEach(row -> StreamFilter.of(row.key()));
      };
    }
  },

  /** Exports a call with the value. */
  EXPORT {
    @Override
    public Runnable on(byte[] pickle) throws PickleException {
      var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
      var datagram = new Datagram(1, 0, Direction.IN, here, here, pickle);
      var attributes = PyDict.of(Map.of("foo", PickleReader.read(pickle)));
      var event = new NetworkEvent(datagram, "LAB-3", PyTuple.of(), attributes, false);
      return () -> {
        var shape = new MessageShape(new ShapeBudget());
        shape.see(event);
        shape.see(event);
        var all = new MessageShape(new ShapeBudget());
        all.merge(shape);
        var rows = new RowWriter(all.table(true).plan(ColumnChoice.usual()), new TextBudget());
        rows.write(new Message("", "", event), "");
      };
    }
  },

  /** Formats the opcodes. */
  DISASSEMBLE {
    @Override
    public Runnable on(byte[] pickle) {
      return () -> {
        var line = new StringBuilder();
        new Disassembler(pickle, 0)
            .forEachRemaining(one -> {
              line.setLength(0);
              one.appendTo(line);
            });
      };
    }
  },

  /** Finds the bytes of each value. */
  TRACE {
    @Override
    public Runnable on(byte[] pickle) {
      return () -> PickleTrace.of(pickle, 0);
    }
  };

  /** Prepares the operation on a pickle, and returns it. */
  public abstract Runnable on(byte[] pickle) throws PickleException;

  private static Compiled<PyDict> compiled(String expression) {
    try {
      return Compiled.of(
          Source.expression(expression), name -> Optional.of((PyDict names) -> names.get(name)));
    } catch (SourceException e) {
      throw new AssertionError(e);
    }
  }

  private static Runnable write(PyValue value, int protocol) {
    return () -> {
      try {
        PickleWriter.write(value, protocol);
      } catch (PickleException e) {
        checkMessage(e);
      }
    };
  }

  private static void checkMessage(PickleException e) {
    if (e.getMessage().isBlank()) {
      throw new AssertionError("an error without words");
    }
  }
}
