package jp.kakehashi.sheets;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a child is told what a keeper pointed at, and how it hands over what it understood and how
/// the sheet looks; in the form of {@link TableStream}.
final class LookStream {
    private LookStream() {}

    static void hints(DataOutputStream out, SheetHints hints) throws IOException {
        TableStream.text(out, hints.encoding());
        out.writeInt(hints.hints().size());
        for (SheetHint hint : hints.hints()) {
            TableStream.text(out, hint.kind().name());
            TableStream.text(out, hint.sheet());
            out.writeInt(hint.top());
            out.writeInt(hint.left());
            out.writeInt(hint.bottom());
            out.writeInt(hint.right());
            SheetFieldType type = hint.type();
            TableStream.text(out, type == null ? null : type.name());
        }
    }

    static SheetHints hints(DataInputStream in) throws IOException {
        String encoding = TableStream.text(in);
        List<SheetHint> hints = new ArrayList<>();
        for (int i = TableStream.size(in); i > 0; i--) {
            SheetHint.Kind kind = TableStream.of(SheetHint.Kind.values(), TableStream.present(in));
            String sheet = TableStream.present(in);
            int top = in.readInt();
            int left = in.readInt();
            int bottom = in.readInt();
            int right = in.readInt();
            String type = TableStream.text(in);
            hints.add(
                    new SheetHint(
                            kind,
                            sheet,
                            top,
                            left,
                            bottom,
                            right,
                            type == null ? null : TableStream.of(SheetFieldType.values(), type)));
        }
        return new SheetHints(encoding, hints);
    }

    static void reading(DataOutputStream out, SheetReading reading) throws IOException {
        out.writeInt(reading.tables().size());
        for (SheetReading.Understood each : reading.tables()) {
            TableStream.table(out, each.table());
            out.writeInt(each.changes().size());
            for (SheetChange change : each.changes()) {
                TableStream.text(out, change.cell());
                TableStream.text(out, change.kind().name());
                TableStream.text(out, change.saw());
                TableStream.text(out, change.became());
            }
            out.writeInt(each.counts().size());
            for (Map.Entry<SheetChange.Kind, Integer> count : each.counts().entrySet()) {
                TableStream.text(out, count.getKey().name());
                out.writeInt(count.getValue());
            }
        }
        out.writeInt(reading.looks().size());
        for (SheetLook look : reading.looks()) {
            look(out, look);
        }
    }

    static SheetReading reading(DataInputStream in) throws IOException {
        List<SheetReading.Understood> tables = new ArrayList<>();
        for (int i = TableStream.size(in); i > 0; i--) {
            SheetTable table = TableStream.table(in);
            List<SheetChange> changes = new ArrayList<>();
            for (int c = TableStream.size(in); c > 0; c--) {
                changes.add(
                        new SheetChange(
                                TableStream.present(in),
                                TableStream.of(SheetChange.Kind.values(), TableStream.present(in)),
                                TableStream.present(in),
                                TableStream.present(in)));
            }
            Map<SheetChange.Kind, Integer> counts = new EnumMap<>(SheetChange.Kind.class);
            for (int c = TableStream.size(in); c > 0; c--) {
                counts.put(
                        TableStream.of(SheetChange.Kind.values(), TableStream.present(in)),
                        in.readInt());
            }
            tables.add(new SheetReading.Understood(table, List.copyOf(changes), counts));
        }
        List<SheetLook> looks = new ArrayList<>();
        for (int i = TableStream.size(in); i > 0; i--) {
            looks.add(look(in));
        }
        return new SheetReading(List.copyOf(tables), List.copyOf(looks));
    }

    static void look(DataOutputStream out, SheetLook look) throws IOException {
        TableStream.text(out, look.name());
        out.writeBoolean(look.hidden());
        out.writeInt(look.lastRow());
        out.writeInt(look.lastColumn());
        out.writeInt(look.cutColumns());
        out.writeInt(look.from());
        out.writeInt(look.to());
        out.writeInt(look.rows().size());
        for (SheetLook.Row row : look.rows()) {
            out.writeInt(row.number());
            out.writeBoolean(row.hidden());
            out.writeInt(row.cells().size());
            for (SheetLook.Cell cell : row.cells()) {
                out.writeInt(cell.column());
                TableStream.text(out, cell.text());
                out.writeByte(
                        (cell.struck() ? 1 : 0) | (cell.bold() ? 2 : 0) | (cell.right() ? 4 : 0));
                TableStream.text(out, cell.fill());
                TableStream.text(out, cell.ink());
            }
        }
        out.writeInt(look.merges().size());
        for (SheetLook.Merge merge : look.merges()) {
            out.writeInt(merge.top());
            out.writeInt(merge.left());
            out.writeInt(merge.bottom());
            out.writeInt(merge.right());
        }
        out.writeInt(look.notes().size());
        for (SheetLook.Note note : look.notes()) {
            out.writeInt(note.row());
            out.writeInt(note.column());
            out.writeBoolean(note.comment());
            TableStream.text(out, note.text());
        }
        out.writeInt(look.widths().size());
        for (SheetLook.Width width : look.widths()) {
            out.writeInt(width.first());
            out.writeInt(width.last());
            out.writeDouble(width.letters());
            out.writeBoolean(width.hidden());
        }
    }

    static SheetLook look(DataInputStream in) throws IOException {
        String name = TableStream.present(in);
        boolean hidden = in.readBoolean();
        int lastRow = in.readInt();
        int lastColumn = in.readInt();
        int cutColumns = in.readInt();
        int from = in.readInt();
        int to = in.readInt();
        List<SheetLook.Row> rows = new ArrayList<>();
        for (int i = TableStream.size(in); i > 0; i--) {
            rows.add(row(in));
        }
        List<SheetLook.Merge> merges = new ArrayList<>();
        for (int i = TableStream.size(in); i > 0; i--) {
            merges.add(new SheetLook.Merge(in.readInt(), in.readInt(), in.readInt(), in.readInt()));
        }
        List<SheetLook.Note> notes = new ArrayList<>();
        for (int i = TableStream.size(in); i > 0; i--) {
            notes.add(
                    new SheetLook.Note(
                            in.readInt(), in.readInt(), in.readBoolean(), TableStream.present(in)));
        }
        List<SheetLook.Width> widths = new ArrayList<>();
        for (int i = TableStream.size(in); i > 0; i--) {
            widths.add(
                    new SheetLook.Width(
                            in.readInt(), in.readInt(), in.readDouble(), in.readBoolean()));
        }
        return new SheetLook(
                name,
                hidden,
                lastRow,
                lastColumn,
                cutColumns,
                from,
                to,
                List.copyOf(rows),
                List.copyOf(merges),
                List.copyOf(notes),
                List.copyOf(widths));
    }

    private static SheetLook.Row row(DataInputStream in) throws IOException {
        int number = in.readInt();
        boolean hidden = in.readBoolean();
        List<SheetLook.Cell> cells = new ArrayList<>();
        for (int i = TableStream.size(in); i > 0; i--) {
            int column = in.readInt();
            String text = TableStream.present(in);
            int how = in.readByte();
            @Nullable String fill = TableStream.text(in);
            @Nullable String ink = TableStream.text(in);
            cells.add(
                    new SheetLook.Cell(
                            column,
                            text,
                            (how & 1) != 0,
                            (how & 2) != 0,
                            (how & 4) != 0,
                            fill,
                            ink));
        }
        return new SheetLook.Row(number, hidden, List.copyOf(cells));
    }

    static void encodings(DataOutputStream out, List<SheetReading.EncodingLook> looks)
            throws IOException {
        out.writeInt(looks.size());
        for (SheetReading.EncodingLook look : looks) {
            TableStream.text(out, look.encoding());
            TableStream.text(out, look.beginning());
            out.writeInt(look.broken());
        }
    }

    static List<SheetReading.EncodingLook> encodings(DataInputStream in) throws IOException {
        List<SheetReading.EncodingLook> looks = new ArrayList<>();
        for (int i = TableStream.size(in); i > 0; i--) {
            looks.add(
                    new SheetReading.EncodingLook(
                            TableStream.present(in), TableStream.present(in), in.readInt()));
        }
        return List.copyOf(looks);
    }
}
