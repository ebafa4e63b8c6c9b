package jp.kakehashi.sync.storage;

import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// The fixed tables of the spine that only a workstation writes, as `V1__spine.sql` lays them out.
final class ReplicaTables {
    static final Table<Record> OUTBOX = table("outbox");
    static final Table<Record> BASE_CELL = table("base_cell");
    static final Table<Record> CHECKPOINT = table("checkpoint");
    static final Table<Record> SETTING = table("setting");
    static final Table<Record> VIEWING = table("viewing");
    static final Table<Record> NUMBER_SEQUENCE = table("number_sequence");

    static final Field<Long> POSITION = whole("position");
    static final Field<UUID> CHANGE_ID = id("change_id");
    static final Field<String> LEDGER = text("ledger");
    static final Field<UUID> ROW_ID = id("row_id");
    static final Field<String> STATE = text("state");
    static final Field<String> BODY = text("body");
    static final Field<String> PROBLEM = text("problem");
    static final Field<Long> MADE_AT = whole("made_at");
    static final Field<Long> SENT_AT = whole("sent_at");

    static final Field<String> FIELD = text("field");
    static final Field<String> CONTENT = text("content");
    static final Field<Long> SEQ = whole("seq");

    static final Field<String> HEAD = text("head");
    static final Field<Long> REACHED_AT = whole("reached_at");

    static final Field<String> NAME = text("name");

    static final Field<UUID> ID = id("id");
    static final Field<Long> AT = whole("at");
    static final Field<String> STAFF = text("staff");
    static final Field<String> OFFICE = text("office");
    static final Field<String> DEVICE = text("device");
    static final Field<String> KIND = text("kind");
    static final Field<String> PURPOSE = text("purpose");
    static final Field<String> ROW_IDS = text("row_ids");
    static final Field<Boolean> SENT = DSL.field(DSL.unquotedName("sent"), SQLDataType.BOOLEAN);

    static final Field<String> SCOPE = text("scope");
    static final Field<Long> LAST_NUMBER = whole("last_number");

    private ReplicaTables() {}

    private static Table<Record> table(String name) {
        return DSL.table(DSL.unquotedName(name));
    }

    private static Field<String> text(String name) {
        return DSL.field(DSL.unquotedName(name), SQLDataType.VARCHAR);
    }

    private static Field<Long> whole(String name) {
        return DSL.field(DSL.unquotedName(name), SQLDataType.BIGINT);
    }

    private static Field<UUID> id(String name) {
        return DSL.field(DSL.unquotedName(name), SQLDataType.UUID);
    }
}
