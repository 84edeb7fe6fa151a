package picklescope.export.folder;

import java.util.List;
import java.util.function.Function;
import picklescope.export.JsonText;
import picklescope.export.StreamExport;
import picklescope.export.table.Column;
import picklescope.stream.StreamRow;

/** The description of an export as JSON (RFC 8259): its tables with their columns and streams. */
final class StreamsJson {
  private final ExportRequest request;
  private final List<PlannedTable> tables;
  private final Function<PlannedTable, String> names;

  StreamsJson(
      ExportRequest request, List<PlannedTable> tables, Function<PlannedTable, String> names) {
    this.request = request;
    this.tables = tables;
    this.names = names;
  }

  String text(long messages, String filter, String lossesName, long losses) {
    var out = new JsonText();
    out.json("{\n \"created_by\": ").string(request.creator());
    out.json(",\n \"format\": ").string(request.format().id());
    out.json(",\n \"filter\": ").string(filter);
    out.json(",\n \"messages\": ").number(messages);
    out.json(",\n \"losses\": {\"file\": ").string(lossesName);
    out.json(", \"rows\": ").number(losses).json("},\n \"tables\": [");
    String before = "";
    for (PlannedTable table : tables) {
      out.json(before).json("\n  {\"file\": ").string(names.apply(table));
      out.json(",\n   \"rows\": ").number(table.rows());
      out.json(",\n   \"columns\": [");
      columns(table.plan().columns(), out);
      out.json("],\n   \"in_more\": ").number(table.plan().beyond());
      out.json(",\n   \"streams\": [");
      streams(table.streams(), out);
      out.json("]}");
      before = ",";
    }
    return out.json("\n ]\n}\n").toString();
  }

  private static void columns(List<Column> columns, JsonText out) {
    String before = "";
    for (Column column : columns) {
      out.json(before).json("{\"name\": ").string(column.name());
      out.json(", \"type\": ").string(column.type().text()).json('}');
      before = ", ";
    }
  }

  private static void streams(List<StreamRow> streams, JsonText out) {
    String before = "\n    ";
    for (StreamRow stream : streams) {
      out.json(before).json(StreamExport.json(stream));
      before = ",\n    ";
    }
  }
}
