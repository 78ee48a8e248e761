-- The ORM writes a default itself and names its column: a side that adds a row must be granted it. Bytes of derivatives
-- count only where derivatives are named, which no side may write.
GRANT INSERT ("derivativeBytes") ON "Asset" TO etouch_client;
GRANT INSERT ("derivativeBytes") ON "RetouchVersion" TO etouch_retoucher;
