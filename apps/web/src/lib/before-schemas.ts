import { z } from 'zod';

// Zod would probe for `new Function`, which the content security policy refuses and reports; must run before any schema.
z.config({ jitless: true });
