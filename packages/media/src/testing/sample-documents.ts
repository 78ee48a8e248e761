const A4: [number, number] = [595, 842];

/**
 * A PDF with a red square over the lower left quarter of each page; sizes in points. `locked`: encrypted with a password
 * that nobody has (PDF 1.7, 7.6.3: the standard handler, keys that fit no password).
 */
export function samplePdf(pages: number, size: 'A4' | [number, number], { locked = false } = {}): Buffer {
  const [width, height] = size === 'A4' ? A4 : size;
  const paint = `1 0 0 rg 0 0 ${width / 2} ${height / 2} re f`;
  const pageNumbers = Array.from({ length: pages }, (_, i) => i + 4);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}] >>`,
    `<< /Length ${paint.length} >>\nstream\n${paint}\nendstream`,
    ...pageNumbers.map(() => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 3 0 R >>`),
  ];
  const key = 'ab'.repeat(32);
  const encrypt = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${key}> /U <${key}> >>`;
  if (locked) objects.push(encrypt);
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const lock = locked ? ` /Encrypt ${objects.length} 0 R /ID [<${key}> <${key}>]` : '';
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>`;
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${text.length}\n%%EOF\n`,
  );
}
