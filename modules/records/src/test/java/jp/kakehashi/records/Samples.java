package jp.kakehashi.records;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A small ledger and the hands that write in it.
final class Samples {
    static final LedgerId LEDGER = new LedgerId("road_occupancy");
    static final FieldId NAME = new FieldId("name");
    static final FieldId FEE = new FieldId("fee");
    static final FieldId NUMBER = new FieldId("number");
    static final Author ABE = new Author("1001", "阿部", "asahi", "pc-asahi");
    static final Author SATO = new Author("2001", "佐藤", "honsho", "pc-honsho");
    static final UUID ROW = new UUID(7, 7);

    private Samples() {}

    static final String YAML =
            """
            ledger: road_occupancy
            version: 1
            name: {ja: 道路占用許可台帳, en: Road occupancy permits}
            owner: civil
            authorsResolve: true
            personal: true
            fields:
              - {id: number, name: 番号, type: auto_number, numbers: "R{year}-{n:4}"}
              - {id: name, name: 氏名, type: person, required: true}
              - {id: fee, name: 占用料, type: yen, min: "0", max: "1000000"}
              - {id: until, name: 終了, type: date}
              - id: state
                name: 状態
                type: choice
                choices:
                  - {code: valid, name: 有効, tone: ok}
                  - {code: cancelled, name: 取消, tone: bad}
              - {id: mynumber, name: 個人番号, type: text, individualNumber: true}
              - {id: notes, name: 経過, type: long_text}
            """;

    static LedgerDefinition definition() {
        return new DefinitionYaml().read(YAML);
    }

    static Actor actor(String section, String... roles) {
        return new Actor("1001", "阿部", "asahi", section, Set.of(roles));
    }

    static Edit edit(FieldId field, @Nullable String value, long seen, @Nullable UUID basedOn) {
        return new Edit(field, value, null, seen, basedOn);
    }

    static Change change(Author author, ChangeKind kind, long seenRow, Edit... edits) {
        return new Change(
                UUID.randomUUID(),
                LEDGER,
                ROW,
                kind,
                List.of(edits),
                seenRow,
                1,
                author,
                Instant.EPOCH,
                ChangeNote.NONE,
                null);
    }

    static AcceptedChange accepted(long seq, Change change) {
        return new AcceptedChange(seq, change, Map.of(), Instant.EPOCH.plusSeconds(seq));
    }
}
