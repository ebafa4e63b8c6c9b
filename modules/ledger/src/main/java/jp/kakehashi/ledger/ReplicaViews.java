package jp.kakehashi.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.storage.KeptTexts;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.records.ViewYaml;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A person's views in the settings of their replica.
final class ReplicaViews implements KeptViews {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaViews.class);
    private static final String COLUMNS = "columns:";
    private static final String VIEWS = "views:";
    private static final String SET_ASIDE = ".unread";

    private final Replica replica;
    private final KeptTexts texts;
    private final HeadOffice headOffice;
    private final Runnable wakeSync;
    private final ViewYaml yaml = new ViewYaml();

    ReplicaViews(Replica replica, HeadOffice headOffice, Runnable wakeSync) {
        this.replica = replica;
        this.texts = new KeptTexts(replica);
        this.headOffice = headOffice;
        this.wakeSync = wakeSync;
    }

    @Override
    public ColumnLayout columns(LedgerId ledger) {
        return read(COLUMNS + ledger, yaml::columns).orElse(ColumnLayout.PLAIN);
    }

    @Override
    public void keepColumns(LedgerId ledger, ColumnLayout columns) {
        texts.put(COLUMNS + ledger, yaml.write(columns));
    }

    @Override
    public List<LedgerView> mine(LedgerId ledger) {
        List<LedgerView> mine = read(VIEWS + ledger, yaml::views).orElse(List.of());
        want(ledger, mine);
        return mine;
    }

    /// Views are asked for again and again: in a large ledger each gets its index.
    private void want(LedgerId ledger, List<LedgerView> mine) {
        List<LedgerView> office =
                replica.definitions().find(ledger).map(LedgerDefinition::views).orElse(List.of());
        replica.orders()
                .want(
                        ledger,
                        Stream.concat(office.stream(), mine.stream())
                                // What is worked out row by row no index can answer.
                                .filter(view -> !view.rows().formulas().any())
                                .map(view -> Selections.of(view.rows()))
                                .toList());
    }

    @Override
    public void keepMine(LedgerId ledger, List<LedgerView> views) {
        if (views.stream()
                .anyMatch(v -> v.rows().conditions().size() > LedgerView.MOST_CONDITIONS)) {
            throw Problem.invalid("problem.view.conditions", LedgerView.MOST_CONDITIONS)
                    .asException();
        }
        String text = yaml.write(views);
        // What could not be read back would be gone together with all the others.
        yaml.views(text);
        if (unreadable(VIEWS + ledger)) {
            texts.put(VIEWS + ledger + SET_ASIDE, texts.get(VIEWS + ledger).orElse(""));
        }
        texts.put(VIEWS + ledger, text);
        want(ledger, views);
        wakeSync.run();
    }

    private boolean unreadable(String name) {
        return texts.get(name).isPresent() && read(name, yaml::views).isEmpty();
    }

    @Override
    public LedgerDefinition publish(LedgerDefinition form, List<LedgerView> views) {
        LedgerDefinition next = form.viewedBy(views);
        Publishing.publish(headOffice, next, Problem.unavailable("problem.view.offline"));
        wakeSync.run();
        return next;
    }

    /// A newer program may have written what this one does not know: the ledger still opens.
    private <T> Optional<T> read(String name, Function<String, T> reader) {
        Optional<String> text = texts.get(name);
        try {
            return text.map(reader);
        } catch (ProblemException e) {
            LOG.warn("{} cannot be read: {}", name, e.problem().key());
            return Optional.empty();
        }
    }
}
