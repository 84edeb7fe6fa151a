package picklescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picklescope.capture.CaptureFile;
import picklescope.event.Envelopes;
import picklescope.export.folder.ExportRequest;
import picklescope.export.folder.FolderExport;
import picklescope.export.folder.FolderNotEmptyException;
import picklescope.export.folder.Survey;
import picklescope.export.folder.TableFormat;
import picklescope.export.folder.UnknownColumnException;
import picklescope.export.table.ColumnChoice;
import picklescope.filter.Filter;
import picklescope.python.source.SourceException;
import picklescope.python.text.VisibleText;
import picklescope.session.EventDecoder;
import picklescope.session.ExportedCapture;
import picklescope.session.ExportedMessages;
import picklescope.session.ProgramVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code picklescope export}: tables with typed columns, for pandas, R, MATLAB, DuckDB and LSL. */
@Command(
    name = "export",
    header = "Writes the messages of captures as tables with typed columns, for analysis.",
    description = {
      "Each stream becomes a table with a column for each value, such as pos[0]; losses become",
      "another, and streams.json describes all. What a stream is, `picklescope streams` shows."
    })
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Capture files.")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "parquet|csv|jsonl|xdf",
      description = "The format of the tables. Usually parquet.")
  private String format = TableFormat.PARQUET.id();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "The folder of the tables; it is created if it is not there.")
  private Path folder = Path.of("");

  @Option(
      names = "--columns",
      paramLabel = "COLUMNS",
      description = {
        "Only these columns, in this order: names and paths as filters have them, separated by",
        "commas, for example \"time, sender, pos, data[1]\". * are the usual ones, so that",
        "\"*, repr, payload\" adds the Python text and the payload in base64."
      })
  private String columns = ColumnChoice.ALL;

  /** How messages are divided into tables. */
  enum Split {
    stream,
    none
  }

  @Option(
      names = "--split",
      paramLabel = "stream|none",
      description = "A table for each stream, or one for all messages. Usually stream.")
  private Split split = Split.stream;

  @Option(names = "--force", description = "Replaces an earlier export in DIR.")
  private boolean force;

  @Option(
      names = "--raw-cells",
      description = {
        "CSV: writes texts as they are, even if a spreadsheet would interpret them as formulas."
      })
  private boolean rawCells;

  @Mixin private FilterOption filter = new FilterOption();

  @Mixin private EnvelopeOption envelope = new EnvelopeOption();

  private final Streams streams;
  private final StopSignal stop;

  ExportCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    var request =
        new ExportRequest(
            folder,
            tableFormat(),
            choice(),
            split == Split.stream,
            force,
            rawCells,
            "picklescope " + ProgramVersion.text());
    for (Path file : files) {
      if (file.toString().equals("-") || InputFile.isStream(file)) {
        throw ExitCodes.usage(
            spec.commandLine(), "FILE has to be a capture file: save the stream into one first.");
      }
    }
    Filter chosen = filter.filter(streams.err());
    var envelopes = envelope.envelopes();
    stop.handle();
    var opened = new ArrayList<CaptureFile>();
    try {
      for (Path file : files) {
        opened.add(CaptureFile.open(file));
      }
      return export(request, opened, chosen, envelopes);
    } finally {
      opened.forEach(CaptureFile::close);
    }
  }

  private TableFormat tableFormat() {
    return TableFormat.of(format)
        .orElseThrow(() ->
            ExitCodes.usage(
                spec.commandLine(),
                "--format: expected parquet, csv, jsonl or xdf, not '%s'"
                    .formatted(VisibleText.line(format))));
  }

  private ColumnChoice choice() throws ExitCodes.MistakeException {
    try {
      return ColumnChoice.of(columns);
    } catch (SourceException e) {
      throw new ExitCodes.MistakeException(columns, e);
    }
  }

  private int export(
      ExportRequest request, List<CaptureFile> opened, Filter chosen, Envelopes envelopes)
      throws Exception {
    var captures = new ArrayList<ExportedCapture>();
    for (int i = 0; i < opened.size(); i++) {
      CaptureFile capture = opened.get(i);
      new FileReading(capture, stop).awaitNames();
      var decoder =
          EventDecoder.ofAddresses(() -> envelopes, SenderAliases.before(capture::nameOf));
      captures.add(ExportedCapture.of(VisibleText.fileName(files.get(i)), capture, decoder));
    }
    try (var messages = new ExportedMessages(captures, chosen)) {
      Optional<Survey> survey = Survey.of(messages, _ -> !stop.isSet());
      if (survey.isEmpty()) {
        return ExitCodes.OK;
      }
      var result = new FolderExport(request, survey.get(), messages).run(_ -> !stop.isSet());
      if (!messages.undecided().isNone()) {
        streams.err().println(spec.qualifiedName() + ": " + messages.undecided().text());
      }
      return report(request, result, opened);
    } catch (UnknownColumnException e) {
      throw new ExitCodes.MistakeException(
          columns, new SourceException(Math.max(0, columns.indexOf(e.column())), e.getMessage()));
    } catch (FolderNotEmptyException e) {
      throw new IOException(
          e.getMessage() + " Name another folder, or replace an earlier export with --force.", e);
    } catch (NoSuchElementException e) {
      throw new IOException("A capture was changed or truncated while it was read.", e);
    }
  }

  private int report(ExportRequest request, FolderExport.Result result, List<CaptureFile> opened)
      throws IOException {
    if (!result.complete()) {
      streams.err().println(spec.qualifiedName() + ": stopped, nothing was written");
      return ExitCodes.OK;
    }
    for (String line : ExportReport.lines(result, request.folder())) {
      streams.out().line(line);
    }
    streams.out().flush();
    boolean damaged = false;
    for (CaptureFile capture : opened) {
      for (String problem : capture.summary().problems()) {
        streams.err().println(spec.qualifiedName() + ": " + problem);
        damaged = true;
      }
    }
    return damaged || result.missing() > 0 ? ExitCodes.FAILED : ExitCodes.OK;
  }
}
