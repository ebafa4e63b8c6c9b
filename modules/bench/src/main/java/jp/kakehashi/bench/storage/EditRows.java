package jp.kakehashi.bench.storage;

import java.util.Random;
import java.util.UUID;

/// The three rows of one edit, the same for both sides: the ledger's row as it is after the edit,
/// its history and its place in the outbox.
record EditRows(
        long number, UUID row, UUID change, String cells, String seqs, String body, String hash) {
    static final int LEDGER_ROWS = 2_000;

    static EditRows of(long number) {
        Random random = new Random(number);
        UUID row = rowId(random.nextInt(LEDGER_ROWS));
        UUID change = changeId(number, random);
        String value = "鶴岡市馬場町" + random.nextInt(1_000) + "番" + number + "号";
        String body =
                "{\"change\":\"%s\",\"row\":\"%s\",\"kind\":\"EDIT\",\"edits\":[{\"field\":\"address\",\"value\":\"%s\",\"seen\":%d}],\"author\":{\"staff\":\"1001\",\"office\":\"honsho\"}}"
                        .formatted(change, row, value, number);
        String hash = "%064x".formatted(random.nextLong() & Long.MAX_VALUE);
        return new EditRows(
                number, row, change, value, "address=" + number + " name=1", body, hash);
    }

    // in the order of time, as `Ids` makes them
    private static UUID changeId(long number, Random random) {
        long millis = 1_790_000_000_000L + number / 5;
        long high = (millis << 16) | 0x7000L | random.nextLong(0x1000);
        return new UUID(high, 0x8000_0000_0000_0000L | random.nextLong() >>> 2);
    }

    static UUID rowId(int index) {
        return new UUID(0x0190_0000_0000_7000L + index, 0x8000_0000_0000_0000L + index * 7919L);
    }
}
