package jp.kakehashi.storage.ledger;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.LocalDate;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;

/// A day as the drivers know it. jOOQ itself goes by `java.sql.Date`, which is a moment of a time
/// zone and before 1582 of another calendar: in Tokyo such a day came back as the one before.
@SuppressWarnings("serial") // jOOQ's interfaces are serializable; a layout never is
final class DayBinding implements Binding<LocalDate, LocalDate> {
    @Override
    public Converter<LocalDate, LocalDate> converter() {
        return Converter.of(LocalDate.class, LocalDate.class, d -> d, d -> d);
    }

    @Override
    public void sql(BindingSQLContext<LocalDate> context) {
        context.render().sql(context.variable());
    }

    @Override
    public void set(BindingSetStatementContext<LocalDate> context) throws SQLException {
        LocalDate day = context.value();
        if (day == null) {
            context.statement().setNull(context.index(), Types.DATE);
        } else {
            context.statement().setObject(context.index(), day);
        }
    }

    @Override
    public void get(BindingGetResultSetContext<LocalDate> context) throws SQLException {
        context.value(context.resultSet().getObject(context.index(), LocalDate.class));
    }

    @Override
    public void register(BindingRegisterContext<LocalDate> context) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void get(BindingGetStatementContext<LocalDate> context) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void set(BindingSetSQLOutputContext<LocalDate> context) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void get(BindingGetSQLInputContext<LocalDate> context) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }
}
