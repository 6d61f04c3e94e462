/** What office programs put on the clipboard for the same three cells and more, shortened to what carries meaning. */

/** Word: a table cell per paragraph, lists as paragraphs with their bullet as text, lines broken anywhere. */
export const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=FR style='tab-interval:35.4pt'><!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0><tr style='mso-yfti-irow:0'>
<td width=151 valign=top><p class=MsoNormal>Atelier de
  formation des points focaux<o:p></o:p></p></td>
<td width=151 rowspan=2><p class=MsoNormal>Mars-Avril<o:p></o:p></p></td>
<td width=302><p class=MsoNormal>À <b>préparer</b> :<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>la salle<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>les <a href="https://example.org/">invités</a><o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>Étude</p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr></table>
<!--EndFragment--></body></html>`;

/** LibreOffice Writer: paragraphs and real lists in cells. */
export const writer = `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<meta name="generator" content="LibreOffice 7.4"/><style type="text/css">td p { background: transparent }</style></head>
<body lang="fr-FR" dir="ltr"><table width="643" cellpadding="4" cellspacing="0"><col width="207"/><col width="207"/><col width="207"/>
<tr valign="top"><td style="border: 1px solid"><p>Atelier de
formation des points focaux</p></td><td rowspan="2"><p>Mars-Avril</p></td><td><p>À <b>préparer</b> :</p>
<ul><li><p>la salle</p><ol><li><p>les <a href="https://example.org/">invités</a></p></li></ol></li></ul></td></tr>
<tr><td><p>Étude</p></td><td><p><br/>
</p></td></tr></table></body></html>`;

/**
 * LibreOffice Writer, with a table of a .docx opened in it: every text within fonts and spans, paragraphs with a class,
 * a head of the table, lines broken and set in by tabs anywhere. Longer than the above; the same cells.
 */
export const writerOfDocx = `<!DOCTYPE html>
<html>
<head>
\t<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
\t<title></title>
\t<meta name="generator" content="LibreOffice 24.2.5.2 (Linux)"/>
\t<style type="text/css">
\t\t@page { size: 29.7cm 21cm; margin: 1.5cm }
\t\tp { line-height: 115%; text-align: left; orphans: 2; widows: 2; margin-bottom: 0.25cm; background: transparent }
\t\tp.western { font-family: "Calibri", sans-serif; font-size: 11pt }
\t\ttd p { orphans: 0; widows: 0; background: transparent }
\t\ta:link { color: #000080; text-decoration: underline }
\t</style>
</head>
<body lang="fr-FR" link="#000080" vlink="#800000" dir="ltr"><table width="643" cellpadding="7" cellspacing="0">
\t<col width="207"/>

\t<col width="207"/>

\t<col width="187"/>

\t<tr valign="top">
\t\t<td width="207" height="20" bgcolor="#ffffff" style="background: #ffffff" style="border: 1px solid #000000; padding: 0cm 0.19cm"><p lang="fr-FR" class="western" style="margin-bottom: 0cm">
\t\t\t<font face="Calibri, serif"><font size="2" style="font-size: 11pt"><span style="font-variant: normal">Atelier
\t\t\tde formation des points focaux</span></font></font></p>
\t\t</td>
\t\t<td rowspan="2" width="207" style="border: 1px solid #000000"><p class="western" align="left" style="orphans: 0; widows: 0">
\t\t\t<font face="Calibri, serif">Mars-</font><font face="Calibri, serif">Avril</font></p>
\t\t</td>
\t\t<td width="187" style="border: 1px solid #000000"><p class="western"><font color="#000000"><font face="Calibri, serif">À
\t\t\t<b>préparer</b> :</font></font></p>
\t\t\t<ul>
\t\t\t\t<li><p class="western" style="margin-bottom: 0cm"><font face="Calibri, serif">la
\t\t\t\tsalle</font></p></li>
\t\t\t\t<ol>
\t\t\t\t\t<li><p class="western"><font face="Calibri, serif">les </font><font color="#0563c1"><a href="https://example.org/"><font face="Calibri, serif">invités</font></a></font></p></li>
\t\t\t\t</ol>
\t\t\t</ul>
\t\t</td>
\t</tr>
\t<tr valign="top">
\t\t<td width="207" style="border: 1px solid #000000"><p class="western"><font face="Calibri, serif">Étude</font></p>
\t\t</td>
\t\t<td width="187" style="border: 1px solid #000000"><p class="western"><br/>

\t\t\t</p>
\t\t</td>
\t</tr>
</table>
<p><br/>
<br/>

</p>
</body>
</html>`;

/** LibreOffice Calc: values of numbers and dates beside what is shown. */
export const calc = `<html><head><meta name="generator" content="LibreOffice 7.4"/></head><body>
<table cellspacing="0" border="0"><colgroup width="85"></colgroup>
<tr><td height="17" align="left"><font face="Liberation Sans">Atelier</font></td>
<td align="right" sdval="46096" sdnum="1036;0;JJ/MM/AAAA">15/03/2026</td><td sdval="2" sdnum="1036;">2</td>
<td align="left">Tunis ou Casa</td><td align="left">UGTT / UMT</td></tr></table></body></html>`;

/** Excel: lines within a cell, formats by class. */
export const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet>
<style><!--.xl65 {mso-number-format:"Short Date";} --></style></head><body link="#0563C1">
<table border=0 cellpadding=0 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment--><col width=64 span=3 style='width:48pt'><tr height=58>
<td height=58 width=64>Atelier</td><td class=xl65 align=right>15/03/2026</td><td>• la salle<br>
    • les invités</td></tr><!--EndFragment--></table></body></html>`;
export const excelText = 'Atelier\t15/03/2026\t"• la salle\n• les invités"\r\n';
