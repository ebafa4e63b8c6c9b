package jp.kakehashi.ledgerui.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.kakehashi.ledger.LedgerService.Subscription;
import jp.kakehashi.ledger.Presence;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;

/// People in ledgers without a line; `said` is what this person's screen told, newest last.
public final class MemoryPresence implements Presence {
    private final List<Colleague> people = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    public final List<String> said = new CopyOnWriteArrayList<>();

    public void put(String staff, String name, UUID row, String field, boolean writing) {
        people.removeIf(c -> c.who().staff().equals(staff));
        people.add(
                new Colleague(
                        new Author(staff, name, "asahi", "pc-" + staff),
                        row,
                        field == null ? null : new FieldId(field),
                        writing));
        listeners.forEach(Runnable::run);
    }

    public void gone(String staff) {
        people.removeIf(c -> c.who().staff().equals(staff));
        listeners.forEach(Runnable::run);
    }

    @Override
    public void stand(LedgerId ledger, UUID row, FieldId field, boolean writing) {
        String now = ledger + " " + row + " " + field + " " + writing;
        if (said.isEmpty() || !said.getLast().equals(now)) {
            said.add(now);
        }
    }

    @Override
    public void leave() {
        said.add("left");
    }

    @Override
    public List<Colleague> others(LedgerId ledger) {
        return new ArrayList<>(people);
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
