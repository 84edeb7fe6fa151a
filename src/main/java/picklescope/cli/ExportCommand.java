package picklescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picklescope.export.folder.ExportRequest;
import picklescope.export.folder.FolderExport;
import picklescope.export.folder.FolderNotEmptyException;
import picklescope.export.folder.Survey;
import picklescope.export.folder.TableFormat;
import picklescope.export.folder.UnknownColumnException;
import picklescope.export.table.ColumnChoice;
import picklescope.export.table.FixedColumn;
import picklescope.filter.Filter;
import picklescope.python.source.SourceException;
import picklescope.python.text.VisibleText;
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
    description =
        "Each stream becomes a table with a column for each value, such as pos[0]; losses become"
            + " another, and streams.json describes all. What a stream is, `picklescope streams`"
            + " shows.")
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CAPTURE",
      arity = "1..*",
      description =
          "Capture files. Or the server of a lab: what it has of all computers until now. "
              + "nats://[USER:PASSWORD@]HOST[:PORT]; tls:// is encrypted.")
  private List<String> captures = List.of();

  @Mixin private LabOptions lab = new LabOptions();

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
      description =
          "Only these columns, in this order: names and paths as filters have them, separated by "
              + "commas, for example \"time, sender, pos, data[1]\". * are the usual ones, so that "
              + "\"*, repr, payload\" adds the Python text and the payload in base64.")
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
      description =
          "CSV: writes texts as they are, even if a spreadsheet would interpret them as formulas.")
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
    if (folder.toString().isBlank()) {
      throw ExitCodes.usage(spec.commandLine(), "-o: specify a folder.");
    }
    var choice = choice();
    var request =
        new ExportRequest(
            folder,
            tableFormat(),
            choice,
            split == Split.stream,
            force,
            rawCells,
            "picklescope " + ProgramVersion.text());
    var source = source(choice.has(FixedColumn.ALIGNED));
    Filter chosen = filter.filter(streams.err());
    var envelopes = envelope.envelopes();
    stop.handle();
    try (var inputs = new ExportInputs(stop, envelopes, SenderAliases.load(streams.err()))) {
      source.addTo(inputs);
      inputs.clocks().forEach(streams.err()::println);
      return stop.isSet() ? stopped() : export(request, inputs, chosen);
    } catch (FolderNotEmptyException e) {
      throw new IOException(
          e.getMessage() + " Name another folder, or replace an earlier export with --force.", e);
    }
  }

  private interface Source {
    void addTo(ExportInputs inputs) throws IOException, InterruptedException;
  }

  private Source source(boolean aligned) {
    if (captures.stream().anyMatch(LabQuery::isServer)) {
      if (captures.size() > 1) {
        throw ExitCodes.usage(spec.commandLine(), "A lab is exported alone: name one server only.");
      }
      var address = PublishingOptions.address(spec.commandLine(), captures.getFirst());
      var query = lab.query(spec.commandLine(), aligned);
      return inputs -> inputs.add(address, query, folder);
    }
    if (lab.areGiven()) {
      throw ExitCodes.usage(
          spec.commandLine(), "--host, --from and --align need the server of a lab, nats://HOST.");
    }
    var files = captures.stream().map(Path::of).toList();
    for (Path file : files) {
      if (file.toString().isBlank()) {
        throw ExitCodes.usage(spec.commandLine(), InputFile.NO_NAME);
      }
      if (file.toString().equals("-") || InputFile.isStream(file)) {
        throw ExitCodes.usage(
            spec.commandLine(),
            "CAPTURE has to be a capture file: save the stream into one first.");
      }
    }
    return inputs -> inputs.add(files);
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
      var choice = ColumnChoice.of(columns);
      return lab.align() ? choice.with(FixedColumn.ALIGNED) : choice;
    } catch (SourceException e) {
      throw new ExitCodes.MistakeException(columns, e);
    }
  }

  private int export(ExportRequest request, ExportInputs inputs, Filter chosen) throws Exception {
    try (var messages = new ExportedMessages(inputs.captures(), chosen)) {
      Optional<Survey> survey = Survey.of(messages, _ -> !stop.isSet());
      if (survey.isEmpty()) {
        return stopped();
      }
      var result = new FolderExport(request, survey.get(), messages).run(_ -> !stop.isSet());
      if (!messages.undecided().isNone()) {
        streams.err().println(spec.qualifiedName() + ": " + messages.undecided().text());
      }
      return report(request, result, inputs);
    } catch (UnknownColumnException e) {
      throw new ExitCodes.MistakeException(
          columns, new SourceException(Math.max(0, columns.indexOf(e.column())), e.getMessage()));
    } catch (NoSuchElementException e) {
      throw new IOException("A capture was changed or truncated while it was read.", e);
    }
  }

  private int stopped() {
    streams.err().println(spec.qualifiedName() + ": stopped, nothing was written");
    return ExitCodes.OK;
  }

  private int report(ExportRequest request, FolderExport.Result result, ExportInputs inputs)
      throws IOException {
    if (!result.complete()) {
      return stopped();
    }
    for (String line : ExportReport.lines(result, request.folder())) {
      streams.out().line(line);
    }
    streams.out().flush();
    var problems = inputs.problems();
    problems.forEach(problem -> streams.err().println(spec.qualifiedName() + ": " + problem));
    return problems.isEmpty() && result.missing() == 0 ? ExitCodes.OK : ExitCodes.FAILED;
  }
}
