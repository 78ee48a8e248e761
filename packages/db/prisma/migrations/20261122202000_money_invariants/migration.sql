-- Money, kept by the database whoever writes: sums, the moves of an invoice, what a finalized invoice keeps, gapless numbers.
-- Added to the SQLSTATEs of migration `integrity`:
-- ET008 a sum that is not that of its parts · ET009 an invoice number out of turn

-- ------------------------------------------------------------ sums

-- EN 16931: an item's net price is not negative (BR-27); what a credit note gives back is positive under its own kind.
ALTER TABLE "QuoteLine" ADD CONSTRAINT "QuoteLine_net_check"
  CHECK ("netCents" = "quantity"::bigint * "unitPriceCents");
ALTER TABLE "InvoiceItem"
  ADD CONSTRAINT "InvoiceItem_unitPriceCents_check" CHECK ("unitPriceCents" >= 0),
  ADD CONSTRAINT "InvoiceItem_net_check" CHECK ("netCents" = "quantity"::bigint * "unitPriceCents");
ALTER TABLE "Invoice"
  ADD CONSTRAINT "Invoice_cents_check" CHECK ("netCents" >= 0 AND "vatCents" >= 0);

-- VAT on the sum of one rate's lines, in cents, rounded half up there (EN 16931 BR-CO-17).
CREATE FUNCTION app.vat_of(net_cents bigint, basis_points integer) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT (net_cents * basis_points + 5000) / 10000 $$;

-- Arguments: the table of the lines, their column that names the document. Runs at commit, so that a document and its
-- lines may be written in any order. The row is read again: an earlier change of the same transaction may be outdated.
CREATE FUNCTION app.check_totals() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  document jsonb;
  lines bigint;
  net bigint;
  vat bigint;
BEGIN
  EXECUTE format('SELECT to_jsonb(d) FROM public.%I d WHERE d.id = $1', TG_TABLE_NAME) INTO document USING NEW.id;
  IF document IS NULL THEN
    RETURN NULL;
  END IF;
  EXECUTE format(
    'SELECT coalesce(sum(r.lines), 0), coalesce(sum(r.net), 0), coalesce(sum(app.vat_of(r.net, r.rate)), 0) FROM (
       SELECT count(*) AS lines, sum(l."netCents") AS net, l."vatBasisPoints" AS rate
       FROM public.%I l WHERE l.%I = $1 GROUP BY l."vatBasisPoints") r', TG_ARGV[0], TG_ARGV[1])
    INTO lines, net, vat USING NEW.id;
  IF ((document->>'netCents')::bigint, (document->>'vatCents')::bigint) IS DISTINCT FROM (net, vat) THEN
    RAISE EXCEPTION '% says % + % cents, its lines % + %', TG_TABLE_NAME, document->>'netCents', document->>'vatCents', net, vat
      USING ERRCODE = 'ET008';
  END IF;
  IF lines = 0 AND document->>'status' IS DISTINCT FROM 'DRAFT' THEN
    RAISE EXCEPTION '% has no line', TG_TABLE_NAME USING ERRCODE = 'ET008';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER totals AFTER INSERT OR UPDATE ON "Quote" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.check_totals('QuoteLine', 'quoteId');
CREATE CONSTRAINT TRIGGER totals AFTER INSERT OR UPDATE ON "Invoice" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.check_totals('InvoiceItem', 'invoiceId');

-- Whoever writes lines changes their document's row too, once a statement however many lines: that makes its sum be
-- checked again at commit, and makes a finalization at the same time wait (or fail under REPEATABLE READ).
CREATE FUNCTION app.touch_invoices() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  touched uuid[];
  invoice record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    touched := ARRAY(SELECT DISTINCT "invoiceId" FROM written);
  ELSIF TG_OP = 'DELETE' THEN
    touched := ARRAY(SELECT DISTINCT "invoiceId" FROM gone);
  ELSE
    touched := ARRAY(SELECT "invoiceId" FROM written UNION SELECT "invoiceId" FROM gone);
  END IF;
  FOR invoice IN SELECT i.id, i.status FROM public."Invoice" i WHERE i.id = ANY (touched) ORDER BY i.id FOR UPDATE LOOP
    IF invoice.status <> 'DRAFT' THEN
      RAISE EXCEPTION 'InvoiceItem never changes: a finalized invoice' USING ERRCODE = 'ET005';
    END IF;
  END LOOP;
  UPDATE public."Invoice" i SET "updatedAt" = now() WHERE i.id = ANY (touched);
  RETURN NULL;
END $$;
DROP TRIGGER invoice_is_draft ON "InvoiceItem";
DROP FUNCTION app.check_invoice_is_draft();
CREATE TRIGGER touch_inserted AFTER INSERT ON "InvoiceItem" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION app.touch_invoices();
CREATE TRIGGER touch_updated AFTER UPDATE ON "InvoiceItem" REFERENCING OLD TABLE AS gone NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION app.touch_invoices();
CREATE TRIGGER touch_deleted AFTER DELETE ON "InvoiceItem" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION app.touch_invoices();

-- A line comes with its quote; one that was accepted or replaced takes none.
CREATE FUNCTION app.touch_quotes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE public."Quote" q SET "state" = q."state" WHERE q.id IN (SELECT "quoteId" FROM written);
  IF EXISTS (SELECT 1 FROM public."Quote" q WHERE q.id IN (SELECT "quoteId" FROM written) AND q.state <> 'OFFERED') THEN
    RAISE EXCEPTION 'QuoteLine never changes: a quote that was answered' USING ERRCODE = 'ET005';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER touch_inserted AFTER INSERT ON "QuoteLine" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION app.touch_quotes();

-- ------------------------------------------------------------ the moves of an invoice

-- The tables of moves of packages/domain (`…-workflow.ts`), row by row; a test compares them.
CREATE FUNCTION app.may_move(noun text, from_state text, to_state text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (noun, from_state, to_state) IN (
    ('Invoice', 'DRAFT', 'OPEN'),
    ('Invoice', 'OPEN', 'PAID'), ('Invoice', 'OPEN', 'VOID'), ('Invoice', 'OPEN', 'UNCOLLECTIBLE'),
    ('Invoice', 'UNCOLLECTIBLE', 'PAID'), ('Invoice', 'UNCOLLECTIBLE', 'VOID'))
$$;

-- Argument: the column that holds the state. A row whose state stays is let through.
CREATE FUNCTION app.check_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  from_state text := to_jsonb(OLD)->>TG_ARGV[0];
  to_state text := to_jsonb(NEW)->>TG_ARGV[0];
BEGIN
  IF from_state <> to_state AND NOT app.may_move(TG_TABLE_NAME, from_state, to_state) THEN
    RAISE EXCEPTION '% does not move from % to %', TG_TABLE_NAME, from_state, to_state USING ERRCODE = 'ET007';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER move BEFORE UPDATE OF "status" ON "Invoice"
  FOR EACH ROW WHEN (OLD."status" <> NEW."status") EXECUTE FUNCTION app.check_move('status');

-- Argument: the state every row begins in.
CREATE FUNCTION app.refuse_beginning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% begins as %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'ET007';
END $$;
CREATE TRIGGER begins BEFORE INSERT ON "Invoice"
  FOR EACH ROW WHEN (NEW."status" <> 'DRAFT') EXECUTE FUNCTION app.refuse_beginning('DRAFT');

-- Everything a finalized invoice says stays; named is only what may change, so that a column added later stays too.
DROP TRIGGER keep ON "Invoice";
CREATE TRIGGER keep BEFORE UPDATE ON "Invoice" FOR EACH ROW
  WHEN (OLD."status" <> 'DRAFT' AND (to_jsonb(OLD) - '{status,stripeInvoiceId,updatedAt}'::text[])
        IS DISTINCT FROM (to_jsonb(NEW) - '{status,stripeInvoiceId,updatedAt}'::text[]))
  EXECUTE FUNCTION app.refuse_change('a finalized invoice');

ALTER TABLE "Invoice"
  ADD CONSTRAINT "Invoice_issued_check" CHECK (("status" = 'DRAFT') = ("issuedAt" IS NULL)),
  ADD CONSTRAINT "Invoice_due_check" CHECK ("dueAt" >= "issuedAt"),
  -- At most 35 characters of [A-Za-z0-9+-_/] (French e-invoicing): a prefix of ten, the year, the place in it.
  ADD CONSTRAINT "Invoice_series_check" CHECK ("series" ~ '^[A-Z0-9]{1,10}$'),
  ADD CONSTRAINT "Invoice_format_check" CHECK (
    "number" = "series" || '-' || "year"::text || '-' || lpad("sequence"::text, greatest(6, length("sequence"::text)), '0')),
  ADD CONSTRAINT "Invoice_corrects_check" CHECK (("kind" = 'CREDIT_NOTE') = ("correctsInvoiceId" IS NOT NULL));

-- ------------------------------------------------------------ gapless numbers

-- One row per (issuer, series, year): the last number given. Only app.finalize_invoice() raises it.
CREATE TABLE "InvoiceSeries" (
  "id" UUID NOT NULL,
  "issuerOrganizationId" UUID NOT NULL,
  "series" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "lastSequence" INTEGER NOT NULL DEFAULT 0,
  "lastIssuedAt" TIMESTAMPTZ(3),
  CONSTRAINT "InvoiceSeries_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "InvoiceSeries_issuerOrganizationId_fkey" FOREIGN KEY ("issuerOrganizationId")
    REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "InvoiceSeries_lastSequence_check" CHECK ("lastSequence" >= 0 AND ("lastSequence" = 0) = ("lastIssuedAt" IS NULL)),
  CONSTRAINT "InvoiceSeries_series_check" CHECK ("series" ~ '^[A-Z0-9]{1,10}$')
);
CREATE UNIQUE INDEX "InvoiceSeries_issuerOrganizationId_series_year_key" ON "InvoiceSeries" ("issuerOrganizationId", "series", "year");
ALTER TABLE "InvoiceSeries" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "InvoiceSeries" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON "InvoiceSeries" TO etouch_owner USING (true) WITH CHECK (true);
GRANT SELECT ON "InvoiceSeries" TO etouch_app;
CREATE POLICY issuer ON "InvoiceSeries" FOR SELECT TO etouch_app USING (
  "issuerOrganizationId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()));

CREATE FUNCTION app.year_of(instant timestamptz, organization uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT extract(year FROM instant AT TIME ZONE o."timeZone")::integer FROM public."Organization" o WHERE o.id = organization
$$;

-- A counter starts at zero, rises by one, in the course of time, and is never removed.
CREATE FUNCTION app.check_series() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."lastSequence" <> 0 THEN
      RAISE EXCEPTION 'a series starts at zero' USING ERRCODE = 'ET009';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE'
    OR (OLD.id, OLD."issuerOrganizationId", OLD."series", OLD."year")
       IS DISTINCT FROM (NEW.id, NEW."issuerOrganizationId", NEW."series", NEW."year")
    OR NEW."lastSequence" <> OLD."lastSequence" + 1
    OR NEW."lastIssuedAt" < OLD."lastIssuedAt"
    OR (NEW."lastIssuedAt" > clock_timestamp() AND NEW."lastIssuedAt" IS DISTINCT FROM OLD."lastIssuedAt")
    OR app.year_of(NEW."lastIssuedAt", NEW."issuerOrganizationId") <> NEW."year"
  THEN
    RAISE EXCEPTION 'a series rises by one, in the course of time' USING ERRCODE = 'ET009';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rises BEFORE INSERT OR UPDATE OR DELETE ON "InvoiceSeries" FOR EACH ROW EXECUTE FUNCTION app.check_series();

-- A number that was given is on an invoice by the end of the transaction: otherwise nothing was given.
CREATE FUNCTION app.check_number_used() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public."Invoice" i
    WHERE i."issuerOrganizationId" = NEW."issuerOrganizationId" AND i.series = NEW.series AND i.year = NEW.year
      AND i.sequence = NEW."lastSequence")
  THEN
    RAISE EXCEPTION 'number % of series % % is on no invoice', NEW."lastSequence", NEW.series, NEW.year USING ERRCODE = 'ET009';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER used AFTER UPDATE ON "InvoiceSeries" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.check_number_used();

-- The number is the one just given: with the unique key, every other way is a gap or a duplicate and refused.
CREATE FUNCTION app.check_number_given() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public."InvoiceSeries" s
    WHERE s."issuerOrganizationId" = NEW."issuerOrganizationId" AND s.series = NEW.series AND s.year = NEW.year
      AND s."lastSequence" = NEW.sequence AND s."lastIssuedAt" = NEW."issuedAt")
  THEN
    RAISE EXCEPTION 'an invoice takes the number its series has just given' USING ERRCODE = 'ET009';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER numbered BEFORE UPDATE ON "Invoice"
  FOR EACH ROW WHEN (OLD."status" = 'DRAFT' AND NEW."status" <> 'DRAFT') EXECUTE FUNCTION app.check_number_given();

-- The one way to finalize, in the caller's transaction: locks the series, gives its next number, writes number, time of
-- issue and due date, and opens the invoice. No row: not a draft of the actor's organization, or the actor may not.
CREATE FUNCTION app.finalize_invoice(p_invoice uuid, p_series text, p_payment_days integer)
RETURNS TABLE (number text, "issuedAt" timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  issuer uuid;
  counter record;
  issue_year integer;
  issue_time timestamptz;
  issue_number text;
BEGIN
  SELECT i."issuerOrganizationId" INTO issuer FROM public."Invoice" i
  WHERE i.id = p_invoice AND i.status = 'DRAFT' AND i."issuerOrganizationId" = app.organization_id() AND app.is_admin()
  FOR UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  LOOP
    issue_year := app.year_of(clock_timestamp(), issuer);
    INSERT INTO public."InvoiceSeries" (id, "issuerOrganizationId", series, year) VALUES (app.uuid7(), issuer, p_series, issue_year)
    ON CONFLICT DO NOTHING;
    SELECT s.id, s."lastSequence" + 1 AS sequence, s."lastIssuedAt" INTO counter FROM public."InvoiceSeries" s
    WHERE s."issuerOrganizationId" = issuer AND s.series = p_series AND s.year = issue_year FOR UPDATE;
    -- Taken once the row is ours, so that the order of numbers is the order of time; whole milliseconds, rounded down:
    -- rounding up could reach into the next year. A clock that was set back does not turn time around.
    issue_time := greatest(date_trunc('milliseconds', clock_timestamp()), counter."lastIssuedAt");
    -- Midnight of New Year's Eve may have passed while waiting.
    EXIT WHEN app.year_of(issue_time, issuer) = issue_year;
  END LOOP;
  UPDATE public."InvoiceSeries" s SET "lastSequence" = counter.sequence, "lastIssuedAt" = issue_time WHERE s.id = counter.id;
  issue_number := format('%s-%s-%s', p_series, issue_year,
                         lpad(counter.sequence::text, greatest(6, length(counter.sequence::text)), '0'));
  UPDATE public."Invoice" i
  SET status = 'OPEN', series = p_series, year = issue_year, sequence = counter.sequence, number = issue_number,
      "issuedAt" = issue_time, "dueAt" = issue_time + make_interval(days => p_payment_days), "updatedAt" = now()
  WHERE i.id = p_invoice;
  RETURN QUERY SELECT issue_number, issue_time;
END $$;

-- ------------------------------------------------------------ corrections

CREATE FUNCTION app.check_correction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  corrected record;
BEGIN
  SELECT * INTO corrected FROM public."Invoice" i WHERE i.id = NEW."correctsInvoiceId";
  IF (corrected."issuerOrganizationId", corrected."recipientOrganizationId", corrected.currency)
     IS DISTINCT FROM (NEW."issuerOrganizationId", NEW."recipientOrganizationId", NEW.currency)
    OR corrected.kind = 'CREDIT_NOTE'
  THEN
    RAISE EXCEPTION 'a credit note corrects an invoice of the same two sides and currency' USING ERRCODE = 'ET004';
  END IF;
  IF corrected.status IN ('DRAFT', 'VOID') THEN
    RAISE EXCEPTION 'a credit note corrects a finalized invoice, not one that is %', corrected.status USING ERRCODE = 'ET007';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER correction BEFORE INSERT OR UPDATE ON "Invoice"
  FOR EACH ROW WHEN (NEW."correctsInvoiceId" IS NOT NULL AND NEW."status" IN ('DRAFT', 'OPEN')) EXECUTE FUNCTION app.check_correction();

-- Per VAT rate no more is given back than was invoiced: net, because each document rounds its own VAT. Changing the
-- corrected invoice's row makes two credit notes at once, or one and a voiding, wait for each other.
CREATE FUNCTION app.check_credit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  corrected uuid := coalesce(NEW."correctsInvoiceId", NEW.id);
BEGIN
  UPDATE public."Invoice" i SET "updatedAt" = now() WHERE i.id = corrected;
  IF EXISTS (
    SELECT 1 FROM public."Invoice" i JOIN public."InvoiceItem" l ON l."invoiceId" = i.id
    WHERE i.status NOT IN ('DRAFT', 'VOID') AND (i.id = corrected OR i."correctsInvoiceId" = corrected)
    GROUP BY l."vatBasisPoints"
    HAVING sum(CASE WHEN i.id = corrected THEN l."netCents" ELSE -l."netCents" END) < 0)
  THEN
    RAISE EXCEPTION 'credit notes give back no more than was invoiced' USING ERRCODE = 'ET008';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER credit AFTER UPDATE OF "status" ON "Invoice" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."status" <> NEW."status" AND (NEW."correctsInvoiceId" IS NOT NULL OR NEW."status" = 'VOID'))
  EXECUTE FUNCTION app.check_credit();

-- ------------------------------------------------------------ invoiced once

-- A priced item is BILLED exactly while one invoice more names it than credit notes do; drafts and void ones do not count.
CREATE FUNCTION app.check_billed(items uuid[]) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  wrong record;
BEGIN
  SELECT p.id, p."billingState" AS state, b.times INTO wrong
  FROM public."ProjectPricingItem" p CROSS JOIN LATERAL (
    SELECT coalesce(sum(CASE WHEN i.kind = 'CREDIT_NOTE' THEN -1 ELSE 1 END), 0) AS times
    FROM public."InvoiceItem" l JOIN public."Invoice" i ON i.id = l."invoiceId"
    WHERE l."projectPricingItemId" = p.id AND i.status NOT IN ('DRAFT', 'VOID')) b
  WHERE p.id = ANY (items) AND b.times <> (p."billingState" = 'BILLED')::integer LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'ProjectPricingItem % is % and invoiced % times', wrong.id, wrong.state, wrong.times USING ERRCODE = 'ET008';
  END IF;
END $$;
CREATE FUNCTION app.check_billed_invoice() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.check_billed(ARRAY(
    SELECT l."projectPricingItemId" FROM public."InvoiceItem" l
    WHERE l."invoiceId" = NEW.id AND l."projectPricingItemId" IS NOT NULL));
  RETURN NULL;
END $$;
CREATE FUNCTION app.check_billed_item() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.check_billed(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER billed AFTER UPDATE OF "status" ON "Invoice" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."status" <> NEW."status") EXECUTE FUNCTION app.check_billed_invoice();
CREATE CONSTRAINT TRIGGER billed_added AFTER INSERT ON "ProjectPricingItem" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."billingState" = 'BILLED') EXECUTE FUNCTION app.check_billed_item();
CREATE CONSTRAINT TRIGGER billed_changed AFTER UPDATE OF "billingState" ON "ProjectPricingItem" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."billingState" <> NEW."billingState" AND 'BILLED' IN (OLD."billingState", NEW."billingState"))
  EXECUTE FUNCTION app.check_billed_item();
CREATE TRIGGER keep BEFORE UPDATE ON "ProjectPricingItem" FOR EACH ROW
  WHEN (OLD."billingState" = 'BILLED' AND (to_jsonb(OLD) - 'billingState') IS DISTINCT FROM (to_jsonb(NEW) - 'billingState'))
  EXECUTE FUNCTION app.refuse_change('what was invoiced');
ALTER TABLE "ProjectPricingItem" ADD CONSTRAINT "ProjectPricingItem_waived_check"
  CHECK ("billingState" <> 'WAIVED' OR "waivedReason" IS NOT NULL);

-- ------------------------------------------------------------ payments

ALTER TABLE "Payment"
  ADD CONSTRAINT "Payment_refunded_check" CHECK (("status" = 'REFUNDED') = ("amountCents" > 0 AND "refundedCents" = "amountCents")),
  ADD CONSTRAINT "Payment_refundedStatus_check" CHECK ("refundedCents" = 0 OR "status" IN ('PAID', 'SUCCEEDED', 'REFUNDED'));
-- Events of a payment service arrive in any order: what has succeeded is never awaited again. A payment by hand may have
-- been recorded by mistake.
CREATE TRIGGER keep BEFORE UPDATE ON "Payment" FOR EACH ROW
  WHEN (OLD."status" IN ('PAID', 'SUCCEEDED', 'REFUNDED') AND (
    (OLD."organizationId", OLD."amountCents", OLD."currency") IS DISTINCT FROM (NEW."organizationId", NEW."amountCents", NEW."currency")
    OR (OLD."invoiceId" IS NOT NULL AND OLD."invoiceId" IS DISTINCT FROM NEW."invoiceId")
    OR (NEW."status" NOT IN ('PAID', 'SUCCEEDED', 'REFUNDED') AND (OLD."status", NEW."status") <> ('PAID', 'CANCELED'))))
  EXECUTE FUNCTION app.refuse_change('a payment that has succeeded');
CREATE TRIGGER keep_payment BEFORE DELETE ON "Payment" FOR EACH ROW
  WHEN (OLD."status" IN ('PAID', 'SUCCEEDED', 'REFUNDED')) EXECUTE FUNCTION app.refuse_change('a payment that has succeeded');

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['Invoice', 'InvoiceItem', 'InvoiceSeries', 'Payment'] LOOP
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_rewriting()', name);
  END LOOP;
END $$;

REVOKE ALL ON FUNCTION app.vat_of(bigint, integer), app.check_totals(), app.touch_invoices(), app.touch_quotes(),
  app.may_move(text, text, text), app.check_move(), app.refuse_beginning(), app.year_of(timestamptz, uuid), app.check_series(),
  app.check_number_used(), app.check_number_given(), app.finalize_invoice(uuid, text, integer), app.check_correction(),
  app.check_credit(), app.check_billed(uuid[]), app.check_billed_invoice(), app.check_billed_item() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.finalize_invoice(uuid, text, integer) TO etouch_app;
